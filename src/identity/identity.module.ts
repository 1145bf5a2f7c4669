import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CallerSource } from '../access/caller-source.js';
import { PeopleModule } from '../people/people.module.js';
import { AccountChanges } from './account-changes.service.js';
import { AccountEvents } from './account-events.service.js';
import { AccountNotices } from './account-notices.service.js';
import { AccountController } from './account.controller.js';
import { AccountService } from './account.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensRepository } from './api-tokens.repository.js';
import { ApiTokensService } from './api-tokens.service.js';
import { CredentialsCallerSource } from './caller-source.service.js';
import { CodeMails } from './code-mails.service.js';
import { companyControllers, companyProviders } from './company-sign-in.parts.js';
import { Confirmation } from './confirmation.service.js';
import { DoorService } from './door.service.js';
import { FoundingService } from './founding.service.js';
import { IdentityMail } from './identity-mail.service.js';
import { InvitationMails } from './invitation-mails.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { JoiningService } from './joining.service.js';
import { KeptPasskeys } from './kept-passkeys.service.js';
import { LastUses } from './last-uses.service.js';
import { MailedCodesRepository } from './mailed-codes.repository.js';
import { MailedCodesService } from './mailed-codes.service.js';
import { PasskeyCeremonies } from './passkey-ceremonies.js';
import { PasskeyChallenges } from './passkey-challenges.service.js';
import { PasskeyDoor } from './passkey-door.service.js';
import { PasskeySignInsController } from './passkey-sign-ins.controller.js';
import { PasskeysController } from './passkeys.controller.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { PasskeysService } from './passkeys.service.js';
import { PasswordChecks } from './password-checks.service.js';
import { Passwords } from './passwords.service.js';
import { SecondFactorDoor } from './second-factor-door.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { ShownInvitations } from './shown-invitations.service.js';
import { SignInCookie } from './sign-in-cookie.js';
import { SignInsController } from './sign-ins.controller.js';
import { SignInsRepository } from './sign-ins.repository.js';
import { SignInsService } from './sign-ins.service.js';

const accounts = [AccountsRepository, AccountsService, AccountService, AccountChanges, AccountEvents, AccountNotices];
const signingIn = [
  SignInsRepository,
  SignInsService,
  SignInCookie,
  DoorService,
  Confirmation,
  LastUses,
  Passwords,
  PasswordChecks,
];
const codes = [
  MailedCodesRepository,
  MailedCodesService,
  SecondFactorsRepository,
  SecondFactorService,
  IdentityMail,
  CodeMails,
  SecondFactorDoor,
];
const passkeys = [PasskeysRepository, PasskeysService, KeptPasskeys, PasskeyCeremonies, PasskeyChallenges, PasskeyDoor];
const joining = [
  InvitationsRepository,
  InvitationsService,
  InvitationMails,
  ShownInvitations,
  JoiningService,
  FoundingService,
];

/** Who is calling: accounts, sign-ins, invitations, API tokens. Global, because the access guard asks it. */
@Global()
@Module({
  imports: [PeopleModule],
  controllers: [
    ...[SignInsController, AccountController, InvitationsController, ApiTokensController],
    ...[PasskeysController, PasskeySignInsController, ...companyControllers],
  ],
  providers: [
    ...[
      ...accounts,
      ...signingIn,
      ...codes,
      ...passkeys,
      ...joining,
      ...companyProviders,
      ApiTokensRepository,
      ApiTokensService,
    ],
  ],
})
export class IdentityModule {
  /** @param callers who is calling, where it is not found out by credentials: of people who are made up */
  static with(callers?: CallerSource): DynamicModule {
    const given = callers ? { useValue: callers } : { useClass: CredentialsCallerSource };
    return {
      module: IdentityModule,
      providers: [{ provide: CallerSource, ...given }],
      exports: [CallerSource],
    };
  }
}

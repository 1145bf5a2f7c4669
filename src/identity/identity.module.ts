import { Global, Module } from '@nestjs/common';
import { CallerSource } from '../access/caller-source.js';
import { PeopleModule } from '../people/people.module.js';
import { Accounts } from './accounts.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensRepository } from './api-tokens.repository.js';
import { ApiTokensService } from './api-tokens.service.js';
import { CredentialsCallerSource } from './caller-source.service.js';
import { IdentityController } from './identity.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { SignInsService } from './sign-ins.service.js';

/** Who is calling: accounts, sign-ins, invitations, API tokens. Global, because the access guard asks it. */
@Global()
@Module({
  imports: [PeopleModule],
  controllers: [IdentityController, ApiTokensController],
  providers: [
    ...[InvitationsRepository, ApiTokensRepository, Accounts, SignInsService, InvitationsService, ApiTokensService],
    { provide: CallerSource, useClass: CredentialsCallerSource },
  ],
  exports: [CallerSource],
})
export class IdentityModule {}

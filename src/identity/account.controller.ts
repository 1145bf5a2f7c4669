import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../access/asked-by.js';
import type { Identified, SignedIn } from '../access/caller-source.js';
import { isWeakFor } from '../access/credential-checks.js';
import { CurrentAccount, CurrentSignedIn, Public, Requires, ShownOnce } from '../access/requires.js';
import { Operation } from '../platform/http/operation.js';
import { AccountService } from './account.service.js';
import { identityErrors } from './identity.errors.js';
import {
  ChangeAddressRequest,
  ChangePasswordRequest,
  ConfirmRequest,
  ConfirmSecondFactorRequest,
  ResetPasswordRequest,
} from './identity.requests.js';
import {
  MembershipResponse,
  MeResponse,
  MyPracticesResponse,
  NewSecondFactorResponse,
  RecoveryCodesResponse,
  SecondFactorResponse,
  SignInResponse,
} from './identity.responses.js';
import { SecondFactorService } from './second-factor.service.js';
import { withCookie } from './sign-ins.controller.js';

const { refused, stale, codeRefused, addressTaken, factorRefused, factorThere, factorMissing } = identityErrors;

@ApiTags('Your account')
@Controller('api/v1')
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly factors: SecondFactorService,
  ) {}

  @Get('me')
  @Requires('account.read')
  @Operation({ id: 'me.read', summary: 'Who is signed in', answer: MeResponse })
  me(@CurrentAccount() identified: Identified): MeResponse {
    const { name, email, signIn } = identified;
    return { name, email, limited: signIn?.limited ?? false, practices: practicesOf(identified) };
  }

  @Get('me/practices')
  @Requires('account.read')
  @Operation({ id: 'me.practices', summary: 'The practices you are in, by name', answer: MyPracticesResponse })
  myPractices(@CurrentAccount() identified: Identified): MyPracticesResponse {
    return { items: practicesOf(identified) };
  }

  @Post('me/password')
  @Requires('account.change')
  @ShownOnce()
  @Operation({
    ...{ id: 'me.changePassword', summary: 'Set your password', answer: SignInResponse, problems: [stale, refused] },
    description: 'Your other sign-ins end, and a mail tells you of it.',
  })
  async changePassword(
    @CurrentSignedIn() signedIn: SignedIn,
    @Body() body: ChangePasswordRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return withCookie(reply, await this.account.changePassword(signedIn, body));
  }

  @Post('me/address')
  @Requires('account.change')
  @ShownOnce()
  @Operation({
    ...{ id: 'me.changeAddress', summary: 'Change your address', answer: SignInResponse },
    description: 'With a code for `address` that was mailed to the new one. The old one is told.',
    problems: [stale, refused, codeRefused, addressTaken],
  })
  async changeAddress(
    @CurrentSignedIn() signedIn: SignedIn,
    @Body() body: ChangeAddressRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return withCookie(reply, await this.account.changeAddress(signedIn, body));
  }

  @Post('password-resets')
  @Public()
  @Operation({
    ...{
      id: 'passwords.reset',
      summary: 'Set a new password with a mailed code',
      status: 204,
      problems: [codeRefused],
    },
    description: 'With a code for `password`. Every sign-in of the account ends, and a mail tells of it.',
  })
  resetPassword(@Body() body: ResetPasswordRequest, @Req() request: FastifyRequest): Promise<void> {
    return this.account.resetPassword(body, originOf(request));
  }

  @Get('me/second-factor')
  @Requires('second-factor.read')
  @Operation({ id: 'me.secondFactor', summary: 'Your second factor', answer: SecondFactorResponse })
  secondFactor(@CurrentSignedIn() signedIn: SignedIn): Promise<SecondFactorResponse> {
    return this.factors.read(signedIn);
  }

  @Post('me/second-factor')
  @Requires('second-factor.manage')
  @ShownOnce()
  @Operation({
    ...{ id: 'me.beginSecondFactor', summary: 'Begin to set up a second factor', status: 201 },
    ...{ answer: NewSecondFactorResponse, problems: [stale, refused, factorThere] },
  })
  begin(@CurrentSignedIn() signedIn: SignedIn, @Body() body: ConfirmRequest): Promise<NewSecondFactorResponse> {
    return this.account.beginSecondFactor(signedIn, body);
  }

  @Post('me/second-factor/confirmation')
  @Requires('second-factor.manage')
  @ShownOnce()
  @Operation({
    ...{
      id: 'me.confirmSecondFactor',
      summary: 'Turn the second factor on',
      status: 201,
      answer: RecoveryCodesResponse,
    },
    ...{ problems: [factorRefused, factorThere, factorMissing] },
  })
  async confirm(
    @CurrentSignedIn() signedIn: SignedIn,
    @Body() { code }: ConfirmSecondFactorRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesResponse> {
    const { codes, ...begun } = await this.factors.confirm(signedIn, code);
    withCookie(reply, begun);
    return codes;
  }

  @Post('me/second-factor/recovery-codes')
  @Requires('second-factor.manage')
  @ShownOnce()
  @Operation({
    ...{ id: 'me.renewRecoveryCodes', summary: 'New recovery codes; earlier ones stop working', status: 201 },
    ...{ answer: RecoveryCodesResponse, problems: [stale, refused, factorMissing] },
  })
  renewCodes(@CurrentSignedIn() signedIn: SignedIn, @Body() body: ConfirmRequest): Promise<RecoveryCodesResponse> {
    return this.account.renewRecoveryCodes(signedIn, body);
  }

  @Post('me/second-factor/removal')
  @Requires('second-factor.manage')
  @ShownOnce()
  @Operation({
    ...{ id: 'me.removeSecondFactor', summary: 'Turn the second factor off', answer: SignInResponse },
    ...{ problems: [stale, refused, factorMissing] },
  })
  async remove(
    @CurrentSignedIn() signedIn: SignedIn,
    @Body() body: ConfirmRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return withCookie(reply, await this.account.removeSecondFactor(signedIn, body));
  }
}

function practicesOf(identified: Identified): MembershipResponse[] {
  return identified.memberships.map((membership) => {
    const { practiceId, practiceName, personId, administrator, coach, demonstrates } = membership;
    const secondFactorDemanded = isWeakFor(identified, membership);
    return { practiceId, practiceName, personId, administrator, coach, secondFactorDemanded, demonstrates };
  });
}

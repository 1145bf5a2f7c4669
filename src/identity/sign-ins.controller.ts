import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../access/asked-by.js';
import type { SignedIn } from '../access/caller-source.js';
import { CurrentSignedIn, Public, Requires, ShownOnce } from '../access/requires.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Operation } from '../platform/http/operation.js';
import { DoorService } from './door.service.js';
import { identityErrors } from './identity.errors.js';
import { ShowSecondFactorRequest, SignInRequest } from './identity.requests.js';
import { MailedCodeResponse, SignInResponse, SignInsResponse } from './identity.responses.js';
import { AskForCodeRequest, ShownCode } from './mailed-codes.requests.js';
import { MailedCodesService } from './mailed-codes.service.js';
import { SecondFactorDoor } from './second-factor-door.service.js';
import { SignInsService, type Begun } from './sign-ins.service.js';

const { refused, codeRefused, factorRefused } = identityErrors;
const cookieIsSet = 'Sets a cookie that later requests send back. One that was sent along ends.';

class SignInPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() signInId: string;
}

@ApiTags('Signing in')
@Controller('api/v1')
export class SignInsController {
  constructor(
    private readonly door: DoorService,
    private readonly codes: MailedCodesService,
    private readonly signIns: SignInsService,
    private readonly factors: SecondFactorDoor,
  ) {}

  @Post('mailed-codes')
  @Public()
  @Operation({
    id: 'mailedCodes.ask',
    summary: 'Ask for a code by mail',
    description:
      'Six digits, for ten minutes and three tries. Answers the same whether or not anybody has the address.',
    status: 201,
    answer: MailedCodeResponse,
  })
  askForCode(@Body() body: AskForCodeRequest, @Req() request: FastifyRequest): Promise<MailedCodeResponse> {
    return this.codes.ask(body, originOf(request));
  }

  @Post('sign-ins')
  @Public()
  @Operation({
    ...{ id: 'signIns.create', summary: 'Sign in with e-mail and password', description: cookieIsSet },
    ...{ status: 201, answer: SignInResponse, problems: [refused] },
  })
  async byPassword(
    @Body() body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return withCookie(reply, await this.door.byPassword(body, originOf(request), request.headers.cookie));
  }

  @Post('sign-ins/by-code')
  @Public()
  @Operation({
    ...{ id: 'signIns.createByCode', summary: 'Sign in with a code by mail', description: cookieIsSet },
    ...{ status: 201, answer: SignInResponse, problems: [codeRefused] },
  })
  async byCode(
    @Body() body: ShownCode,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return withCookie(reply, await this.door.byCode(body, originOf(request), request.headers.cookie));
  }

  @Post('sign-ins/current/second-factor')
  @Requires('sign-in.finish')
  @ShownOnce()
  @Operation({
    ...{ id: 'signIns.showSecondFactor', summary: 'Show the second factor', description: cookieIsSet },
    ...{ status: 201, answer: SignInResponse, problems: [factorRefused] },
  })
  async showSecondFactor(
    @CurrentSignedIn() signedIn: SignedIn,
    @Body() { code }: ShowSecondFactorRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return withCookie(reply, await this.factors.show(signedIn, code, originOf(request)));
  }

  @Get('sign-ins')
  @Requires('sign-in.read')
  @Operation({ id: 'signIns.list', summary: 'Where you are signed in, latest first', answer: SignInsResponse })
  list(@CurrentSignedIn() { accountId, signIn }: SignedIn): Promise<SignInsResponse> {
    return this.signIns.list(accountId, signIn.id);
  }

  @Delete('sign-ins/current')
  @Requires('sign-in.end')
  @Operation({ id: 'signIns.end', summary: 'Sign out', status: 204 })
  async signOut(@CurrentSignedIn() signedIn: SignedIn, @Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('Set-Cookie', await this.signIns.signOut(signedIn));
  }

  @Delete('sign-ins/others')
  @Requires('sign-in.end-others')
  @Operation({ id: 'signIns.endOthers', summary: 'Sign out everywhere else', status: 204 })
  endOthers(@CurrentSignedIn() signedIn: SignedIn): Promise<void> {
    return this.signIns.endOthers(signedIn);
  }

  @Delete('sign-ins/:signInId')
  @Requires('sign-in.end-others')
  @Operation({
    id: 'signIns.endOne',
    summary: 'End one of your sign-ins',
    status: 204,
    problems: [platformErrors.missing],
  })
  endOne(@CurrentSignedIn() signedIn: SignedIn, @Param() { signInId }: SignInPath): Promise<void> {
    return this.signIns.end(signedIn, signInId);
  }
}

/** The answer, with the cookie that carries the sign-in. */
export function withCookie(reply: FastifyReply, { cookie, answer }: Begun): SignInResponse {
  void reply.header('Set-Cookie', cookie);
  return answer;
}

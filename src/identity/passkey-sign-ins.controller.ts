import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../access/asked-by.js';
import { accessErrors } from '../access/access.errors.js';
import { Public } from '../access/requires.js';
import { Operation } from '../platform/http/operation.js';
import { SignInResponse } from './identity.responses.js';
import { PasskeyDoor } from './passkey-door.service.js';
import { passkeyErrors } from './passkey.errors.js';
import { SignInByPasskeyRequest } from './passkeys.requests.js';
import { PasskeyOptionsResponse } from './passkeys.responses.js';
import { withCookie } from './sign-ins.controller.js';

@ApiTags('Signing in')
@Controller('api/v1/sign-ins')
export class PasskeySignInsController {
  constructor(private readonly door: PasskeyDoor) {}

  @Post('passkey-options')
  @Public()
  @Operation({
    ...{ id: 'signIns.beginByPasskey', summary: 'Begin to sign in with a passkey' },
    ...{ status: 201, answer: PasskeyOptionsResponse, problems: [accessErrors.crossSite] },
    description: 'What to have the browser show a passkey with, once and within five minutes. No address is asked for.',
  })
  begin(): Promise<PasskeyOptionsResponse> {
    return this.door.begin();
  }

  @Post('by-passkey')
  @Public()
  @Operation({
    ...{ id: 'signIns.createByPasskey', summary: 'Sign in with a passkey', status: 201, answer: SignInResponse },
    description:
      'Sets a cookie that later requests send back. One that was sent along ends. A passkey is both factors: no code is asked for.',
    problems: [passkeyErrors.refused],
  })
  async byPasskey(
    @Body() body: SignInByPasskeyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return withCookie(reply, await this.door.byPasskey(body, originOf(request), request.headers.cookie));
  }
}

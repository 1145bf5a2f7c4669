import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { SignedIn } from '../access/caller-source.js';
import { CurrentSignedIn, Requires, ShownOnce } from '../access/requires.js';
import { Operation } from '../platform/http/operation.js';
import { identityErrors } from './identity.errors.js';
import { ConfirmRequest } from './identity.requests.js';
import { SignInResponse } from './identity.responses.js';
import { passkeyErrors } from './passkey.errors.js';
import { AddPasskeyRequest } from './passkeys.requests.js';
import { NewPasskeyOptionsResponse, PasskeyResponse, PasskeysResponse } from './passkeys.responses.js';
import { PasskeysService } from './passkeys.service.js';
import { withCookie } from './sign-ins.controller.js';

const { stale, refused } = identityErrors;
const { unproven, there, tooMany } = passkeyErrors;

class PasskeyPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() passkeyId: string;
}

@ApiTags('Your account')
@Controller('api/v1/me/passkeys')
export class PasskeysController {
  constructor(private readonly passkeys: PasskeysService) {}

  @Get()
  @Requires('passkey.read')
  @Operation({ id: 'passkeys.list', summary: 'Your passkeys, earliest first', answer: PasskeysResponse })
  list(@CurrentSignedIn() signedIn: SignedIn): Promise<PasskeysResponse> {
    return this.passkeys.list(signedIn);
  }

  @Post('options')
  @Requires('passkey.manage')
  @ShownOnce()
  @Operation({
    ...{ id: 'passkeys.begin', summary: 'Begin to add a passkey', status: 201, answer: NewPasskeyOptionsResponse },
    description: 'What to have the browser make a passkey with, once and within five minutes.',
    problems: [stale, refused, tooMany],
  })
  begin(@CurrentSignedIn() signedIn: SignedIn, @Body() body: ConfirmRequest): Promise<NewPasskeyOptionsResponse> {
    return this.passkeys.begin(signedIn, body);
  }

  @Post()
  @Requires('passkey.manage')
  @ShownOnce()
  @Operation({
    ...{ id: 'passkeys.add', summary: 'Add a passkey', status: 201, answer: PasskeyResponse },
    description:
      'Ten at most. Your other sign-ins end, and a mail tells you of it. This one counts as having shown a second factor.',
    problems: [unproven, there, tooMany],
  })
  async add(
    @CurrentSignedIn() signedIn: SignedIn,
    @Body() body: AddPasskeyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PasskeyResponse> {
    const { passkey, ...begun } = await this.passkeys.add(signedIn, body);
    withCookie(reply, begun);
    return passkey;
  }

  @Post(':passkeyId/removal')
  @Requires('passkey.manage')
  @ShownOnce()
  @Operation({
    ...{ id: 'passkeys.remove', summary: 'Remove a passkey', answer: SignInResponse },
    description: 'Your other sign-ins end, and a mail tells you of it.',
    problems: [stale, refused],
  })
  async remove(
    @CurrentSignedIn() signedIn: SignedIn,
    @Param() { passkeyId }: PasskeyPath,
    @Body() body: ConfirmRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResponse> {
    return withCookie(reply, await this.passkeys.remove(signedIn, passkeyId, body));
  }
}

import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../access/asked-by.js';
import { CallerSource, type SignedIn } from '../access/caller-source.js';
import { CurrentSignedIn, Public, Requires, ShownOnce } from '../access/requires.js';
import { Operation } from '../platform/http/operation.js';
import { CompanyDoor } from './company-door.service.js';
import { companyErrors } from './company-sign-in.errors.js';
import { SignInByCompanyRequest, TieToCompanyRequest } from './company-sign-in.requests.js';
import { CompanySignInResponse } from './company-sign-in.responses.js';
import { CompanySignInsService } from './company-sign-ins.service.js';
import type { Sent } from './company-ways.service.js';
import { identityErrors } from './identity.errors.js';

const { gone, unreachable, notOfCompany } = companyErrors;
const { invitationGone, stale, refused } = identityErrors;

@ApiTags('Signing in')
@Controller('api/v1')
export class CompanySignInsController {
  constructor(
    private readonly door: CompanyDoor,
    private readonly companies: CompanySignInsService,
    private readonly callers: CallerSource,
  ) {}

  @Post('sign-ins/by-company')
  @Public()
  @Operation({
    ...{ id: 'signIns.beginByCompany', summary: 'Sign in by your company', status: 201 },
    description:
      'Sets a cookie, and answers where to send the browser: within ten minutes. With the code of an invitation, it is accepted.',
    ...{ answer: CompanySignInResponse, problems: [gone, invitationGone, unreachable] },
  })
  async begin(
    @Body() body: SignInByCompanyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanySignInResponse> {
    return withUrl(reply, await this.door.begin(body));
  }

  @Get('sign-ins/by-company/callback')
  @Public()
  @Operation({
    ...{ id: 'signIns.finishByCompany', summary: 'Where your company’s provider sends the browser back to' },
    description: 'For browsers: signs in and leads to the app, or to `/sign-in#refused=` and the code of an error.',
    status: 302,
  })
  async finish(
    @Query() query: Record<string, string | string[]>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const by = await this.callers.identify(request);
    const arrival = { query: textOf(query), cookies: request.headers.cookie, by, origin: originOf(request) };
    const { to, cookies } = await this.companies.land(arrival);
    void reply.header('Location', to);
    if (cookies.length) void reply.header('Set-Cookie', cookies);
  }

  @Post('me/company-sign-in')
  @Requires('account.tie-to-company')
  @ShownOnce()
  @Operation({
    ...{ id: 'me.tieToCompany', summary: 'Let your company sign you in from now on', status: 201 },
    description: 'Sets a cookie, and answers where to send the browser. A mail tells you once it is done.',
    ...{ answer: CompanySignInResponse, problems: [stale, refused, gone, notOfCompany, unreachable] },
  })
  async tie(
    @CurrentSignedIn() signedIn: SignedIn,
    @Body() body: TieToCompanyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanySignInResponse> {
    return withUrl(reply, await this.door.beginTie(signedIn, body));
  }
}

/** Providers add parameters of their own: what they mean is for the library to say, and none is refused for its name. */
function textOf(query: Record<string, string | string[]>): string {
  const text = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) for (const value of [values].flat()) text.append(name, value);
  return text.toString();
}

function withUrl(reply: FastifyReply, { url, cookie }: Sent): CompanySignInResponse {
  void reply.header('Set-Cookie', cookie);
  return { url };
}

import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';

/** The cookie that a browser is signed in by: the token and nothing else. */
@Injectable()
export class SignInCookie {
  readonly name: string;
  private readonly attributes: string;

  constructor(@Inject(SETTINGS) settings: RunningSettings) {
    const secure = settings.publicUrl.startsWith('https:');
    // `__Host-` binds the cookie to this host and https; plain http on localhost cannot have it (docs/operating.md).
    this.name = secure ? '__Host-rapport.sign_in' : 'rapport.sign_in';
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  /** What sets it. The browser forgets it with the sign-in's absolute limit. */
  set(token: string, seconds: number): string {
    return `${this.name}=${token}; Max-Age=${seconds}; ${this.attributes}`;
  }

  /** What takes its place: an empty, expired one. */
  clear(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes}`;
  }

  /** The token in a request's Cookie header; undefined where there is none that could be one. */
  tokenOf(header: string | undefined): string | undefined {
    const prefix = `${this.name}=`;
    const cookie = header?.split('; ').find((part) => part.startsWith(prefix));
    return /^[\w-]{43}$/.exec(cookie?.slice(prefix.length) ?? '')?.[0];
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { AWAY_MS } from './company-sign-in.rules.js';

/** What a browser keeps while it is at its company's provider, so that no other browser can come back in its place. */
@Injectable()
export class CompanySignInCookie {
  private readonly name: string;
  private readonly attributes: string;

  constructor(@Inject(SETTINGS) settings: RunningSettings) {
    const secure = settings.publicUrl.startsWith('https:');
    this.name = secure ? '__Host-rapport.company' : 'rapport.company';
    // Lax: the provider's page sends the browser back, and the cookie has to come along.
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  set(state: string): string {
    return `${this.name}=${state}; Max-Age=${AWAY_MS / 1_000}; ${this.attributes}`;
  }

  clear(): string {
    return `${this.name}=; Max-Age=0; ${this.attributes}`;
  }

  /** Whether a request's Cookie header has the state in it, under this name. */
  isIn(header: string | undefined, state: string): boolean {
    return header?.split('; ').includes(`${this.name}=${state}`) ?? false;
  }
}

import { TOTP } from 'otpauth';
import type { TestApp } from './test-app.js';

/** An app that shows the codes of a second factor, by the clock of a test. */
export class AuthenticatorApp {
  constructor(
    private readonly test: TestApp,
    private readonly secret: string,
  ) {}

  /** What it shows now, or so many steps of thirty seconds later. */
  code(later = 0): string {
    const timestamp = this.test.clock.now().getTime() + later * 30_000;
    return new TOTP({ secret: this.secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp });
  }

  /** The next code, thirty seconds on: each is taken once. */
  next(): string {
    this.test.clock.set(new Date(this.test.clock.now().getTime() + 30_000));
    return this.code();
  }
}

/** Sets a second factor up in a fresh sign-in. */
export async function setUpSecondFactor(test: TestApp, cookie: string) {
  const { body } = await test.as({ cookie }).post('me/second-factor', {}).expect(201);
  const app = new AuthenticatorApp(test, body.secret as string);
  const confirmed = await test.as({ cookie }).post('me/second-factor/confirmation', { code: app.next() }).expect(201);
  return { app, confirmed, recoveryCodes: confirmed.body.recoveryCodes as string[], uri: body.uri as string };
}

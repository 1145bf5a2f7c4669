import { companyErrors } from './company-sign-in.errors.js';

/** What a provider has said of somebody, with its signature. */
export interface Vouched {
  /** By which it knows them, for ever. */
  subject: string;
  email?: string;
  emailVerified: boolean;
}

/** How long somebody may be at the provider. */
export const AWAY_MS = 10 * 60_000;

const THIS_MACHINE = ['localhost', '127.0.0.1'];

/**
 * An issuer is an https address and nothing more (OpenID Connect Discovery 1.0, 2). Where this server is itself on the
 * machine in front of us, one on the same machine is taken, too.
 * @throws identity-provider.issuer-refused
 */
export function refuseIssuer(issuer: string, mayAskThisMachine: boolean): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const isHere = url?.protocol === 'http:' && mayAskThisMachine && THIS_MACHINE.includes(url.hostname);
  const isIssuer =
    (url?.protocol === 'https:' || isHere) && !/[?#\s\\]/.test(issuer) && url?.username === '' && url.password === '';
  const detail = 'issuer must be an https address without query, fragment or credentials';
  const errors = [{ pointer: '/issuer', code: 'isIssuer', detail }];
  if (!isIssuer) throw companyErrors.issuerRefused({ errors });
}

/**
 * Whether two texts name the same issuer: `https://a.example` and `https://a.example/` do, as providers write either.
 */
export function isSameIssuer(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

/**
 * An invitation is for an address. A provider that speaks of one has to have verified that it is this one.
 * @throws company-sign-in.address-differs
 */
export function refuseOtherAddress({ email, emailVerified }: Vouched, invited: string): void {
  if (email === undefined) return;
  if (!emailVerified || email.toLowerCase() !== invited) throw companyErrors.addressDiffers();
}

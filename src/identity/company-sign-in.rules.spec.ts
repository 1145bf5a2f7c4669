import { DomainError } from '../platform/errors/domain-error.js';
import { isSameIssuer, refuseIssuer, refuseOtherAddress } from './company-sign-in.rules.js';

function refusalOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('an issuer', () => {
  it.each(['https://login.example.org', 'https://login.example.org/', 'https://login.example.org:8443/realms/a'])(
    'may be %s',
    (issuer) => {
      expect([false, true].map((here) => refusalOf(() => refuseIssuer(issuer, here)))).toEqual([undefined, undefined]);
    },
  );

  it.each([
    ...['http://login.example.org', 'https://login.example.org?tenant=a', 'https://login.example.org#a', 'https://a?'],
    ...['https://ada@login.example.org', 'https://ada:secret@login.example.org', 'ftp://login.example.org', 'login'],
    ...[
      'javascript:alert(1)',
      'https://',
      '',
      ' https://login.example.org',
      'http://localhost.evil.example',
      'https:\\\\a',
    ],
    ...['http://169.254.169.254/'],
  ])('may not be %s', (issuer) => {
    const refusals = [false, true].map((here) => refusalOf(() => refuseIssuer(issuer, here)));
    expect(refusals).toEqual(Array(2).fill('identity-provider.issuer-refused'));
  });

  it.each(['http://localhost:4000', 'http://127.0.0.1:4000/a'])(
    'may be %s where the server is on that machine, and nowhere else',
    (issuer) => {
      expect(refusalOf(() => refuseIssuer(issuer, true))).toBeUndefined();
      expect(refusalOf(() => refuseIssuer(issuer, false))).toBe('identity-provider.issuer-refused');
    },
  );

  it('is the same with and without the slash that an address without a path has anyway, and differs by anything else', () => {
    expect(isSameIssuer('https://a.example', 'https://a.example/')).toBe(true);
    expect(isSameIssuer('https://a.example/b', 'https://a.example/b/')).toBe(false);
    expect(isSameIssuer('https://a.example/{tenant}', 'https://a.example/common')).toBe(false);
    expect(isSameIssuer('https://a.example', 'http://a.example')).toBe(false);
    expect(isSameIssuer('nonsense', 'nonsense')).toBe(false);
  });
});

describe('the address that a provider speaks of', () => {
  const invited = 'kit@example.org';
  const refusal = (said: { email?: string; emailVerified: boolean }) =>
    refusalOf(() => refuseOtherAddress({ subject: 'kit', ...said }, invited));

  it('may be left out, or be the invited one, verified', () => {
    expect(refusal({ emailVerified: false })).toBeUndefined();
    expect(refusal({ email: 'kit@example.org', emailVerified: true })).toBeUndefined();
    expect(refusal({ email: 'Kit@Example.org', emailVerified: true })).toBeUndefined();
  });

  it.each([
    ['another', { email: 'kat@example.org', emailVerified: true }],
    ['not verified', { email: 'kit@example.org', emailVerified: false }],
    ['empty', { email: '', emailVerified: true }],
  ])('may not be %s', (_what, said) => {
    expect(refusal(said)).toBe('company-sign-in.address-differs');
  });
});

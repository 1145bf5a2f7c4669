import * as fc from 'fast-check';
import { DomainError } from '../platform/errors/domain-error.js';
import { commonPasswords, refuseGuessablePassword } from './common-passwords.js';
import { normalizedPassword, refuseGuessable } from './password.rules.js';

const about = ['Ada Byron-Öz', 'ada.b1815@mail.example.org', 'Harbour Coaching'];
const pointer = '/administrator/password';
let common: ReadonlySet<string>;

beforeAll(async () => {
  common = await commonPasswords();
});

/** What a password is refused for: the failed check, or the error's code without one; undefined if it is taken. */
function refusalOf(password: string, known: readonly string[] = about): string | undefined {
  try {
    refuseGuessable(password, { about: known, common, pointer });
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [field] = error.occurrence.errors ?? [];
    return `${error.code} ${field?.code} ${field?.pointer}`;
  }
}
const COMMON = `password.common isUncommon ${pointer}`;
const ABOUT = `password.common isNotAboutYou ${pointer}`;
const SHORT = `request.invalid hasLength ${pointer}`;

describe('a new password', () => {
  it.each([
    ['password', COMMON],
    ['Password', COMMON],
    ['PASSWORD1', COMMON],
    ['Password1!', COMMON],
    ['12345678', COMMON],
    ['1qaz2wsx', COMMON],
    ['iloveyou', COMMON],
    ['I love you 2024', COMMON],
    ['zqjphsyf6ctifgu', COMMON],
    ['rapport1', ABOUT],
    ['Rapport!!', ABOUT],
    ['…Rapport…', ABOUT],
    ['Ada Byron-Öz', ABOUT],
    ['adabyronöz', ABOUT],
    ['byron1815', ABOUT],
    ['BYRON-1815', ABOUT],
    ['ada.b1815@mail.example.org', ABOUT],
    ['Ada.B1815@Mail.Example.ORG', ABOUT],
    ['ada.b1815', ABOUT],
    ['b1815!!!', ABOUT],
    ['harbour-coaching', ABOUT],
    ['Coaching2026', ABOUT],
  ])('“%s” is refused: %s', (password, why) => {
    expect(refusalOf(password)).toBe(why);
  });

  it.each([
    ...[
      'correct horse battery',
      'demonstration',
      'a pelican on stilts',
      '   spaces   ',
      'ÄÖÜäöüßß',
      '密码密码密码密码',
    ],
    ...[
      '🦊🦊🦊🦊🦊🦊🦊🦊',
      'byronic heroes',
      'my rapport with ada',
      'rapporteur',
      '7KQ-3ZW-9PL',
      'alllowercaseletters',
    ],
  ])('“%s” is taken: nothing is asked of what characters it has', (password) => {
    expect(refusalOf(password)).toBeUndefined();
  });

  it('is long enough by its characters as people count them, not as a keyboard wrote them', () => {
    expect(refusalOf('e\u0301'.repeat(7))).toBe(SHORT);
    expect(refusalOf('e\u0301'.repeat(8))).toBeUndefined();
    expect(refusalOf('🦊'.repeat(7))).toBe(SHORT);
    expect(refusalOf('short 7')).toBe(SHORT);
  });

  it('is not refused for words of nothing: a name of digits, or none', () => {
    expect(refusalOf('!!!! ???? ????', ['', '@', '123', ' - '])).toBeUndefined();
    expect(refusalOf('20262027', ['20262027'])).toBe(ABOUT);
  });

  it('is refused if it is a common one, in any case, with any digits and punctuation around', () => {
    const some = [...common].filter((_password, at) => at % 50 === 0);
    const around = fc.string({ unit: fc.constantFrom(...'0123456789!?._- #') });
    const letters = [...common].filter((password) => /^[a-z]+$/.test(password));
    fc.assert(
      fc.property(fc.constantFrom(...some), (password) => {
        expect([password, password.toUpperCase()].map((each) => refusalOf(each))).toEqual([COMMON, COMMON]);
      }),
    );
    fc.assert(
      fc.property(around, fc.constantFrom(...letters), around, (before, password, after) => {
        expect(refusalOf(before + password + after)).toBe(COMMON);
      }),
    );
  });

  it('is refused by the rule with the list, for whoever has only the password', async () => {
    await expect(refuseGuessablePassword('password1', [], '/password')).rejects.toMatchObject({
      code: 'password.common',
      occurrence: { errors: [{ pointer: '/password', code: 'isUncommon' }] },
    });
    await expect(refuseGuessablePassword('correct horse battery', about, '/password')).resolves.toBeUndefined();
  });

  it.each(['iloveyou1', 'byron1815'])('such as “%s” is not repeated in what is told', async (password) => {
    const thrown: unknown = await refuseGuessablePassword(password, about, pointer).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(DomainError);
    expect(JSON.stringify(thrown)).not.toMatch(/iloveyou|byron/i);
  });
});

describe('a password as it is hashed', () => {
  it('is the same however a keyboard composes it', () => {
    expect(normalizedPassword('cafe\u0301 battery')).toBe(normalizedPassword('caf\u00e9 battery'));
  });

  it.each([
    ['2²', '22'],
    ['ﬁsh', 'fish'],
    ['Horse', 'horse'],
    [' horse ', 'horse'],
    ['a  b', 'a b'],
  ])('“%s” is not “%s”: nothing is trimmed, folded or cut', (one, other) => {
    expect(normalizedPassword(one)).not.toBe(normalizedPassword(other));
  });

  it('stays what it is once it is that', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (password) => {
        const once = normalizedPassword(password);
        expect(normalizedPassword(once)).toBe(once);
      }),
    );
  });
});

describe('the common passwords', () => {
  it('are at least the 3,000 that OWASP ASVS asks for (5.0, 6.2.4), all long enough to be chosen', () => {
    expect(common.size).toBeGreaterThan(3_000);
    expect([...common].filter((password) => password.length < 8 || password !== password.toLowerCase())).toEqual([]);
  });

  it('are read once', async () => {
    expect(await commonPasswords()).toBe(common);
  });
});

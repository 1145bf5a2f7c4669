import type { MailedCodeResponse } from '../identity/identity.responses.js';
import type { PersonResponse } from '../people/people.responses.js';
import { DemonstrationError, type InProcessApi } from './in-process-api.js';
import type { Mailbag } from './mailbag.js';
import type { Actor, Enter } from './people.js';

/** What everybody in the demonstration signs in with. It is made up, printed, and used nowhere else. */
export const PASSWORD = 'demonstration';
/** The last thing that is put in: where it is there, everything is. */
export const LAST_ROLE = 'Data Lead';

const LONDON = 'Europe/London';

/** Somebody who asks the API with a token. */
type Token = Actor & { tokenId: string };

/** The addresses of an attempt to put the demonstration in: one that was cut off is left alone, and another begun. */
export function addressOf(name: string, attempt: number): string {
  return `${name}@harbour${attempt > 1 ? attempt : ''}.example`;
}

/** Lets people of the demonstration in as they come in anywhere: by a code that is mailed, and a password. */
export class FrontDoor {
  private readonly tokens: Token[] = [];

  constructor(
    private readonly nobody: InProcessApi,
    private readonly mailbag: Mailbag,
    private readonly attempt: number,
  ) {}

  /** Starts the practice, and signs its administrator in. */
  async startPractice(): Promise<Actor> {
    const name = 'Ida Marsh';
    const email = addressOf('administrator', this.attempt);
    const { challenge } = await this.nobody.post<MailedCodeResponse>('mailed-codes', { email, purpose: 'practice' });
    const shown = { challenge, code: await this.mailbag.codeTo(email), password: PASSWORD };
    const practice = { name: 'Harbour Coaching', timeZone: LONDON, administrator: { name } };
    await this.nobody.post('practices', { ...practice, ...shown });
    return this.signIn(name, email, LONDON);
  }

  /** Whoever the administrator adds is invited, and accepts. */
  entering({ api }: Actor): Enter {
    return async (mailbox, name, timeZone, about) => {
      const email = addressOf(mailbox, this.attempt);
      const person = await api.post<PersonResponse>('people', { name, email, timeZone, ...about });
      await api.post(`people/${person.id}/invitation`, {});
      const code = await this.mailbag.codeTo(email);
      await this.nobody.post('invitations/acceptance', { code, password: PASSWORD });
      return this.signIn(name, email, timeZone);
    };
  }

  /** Marks that everything is in, and lets go of the tokens that it was put in with. */
  async finish(): Promise<void> {
    const [administrator, ...others] = this.tokens;
    for (const actor of others) await this.letGo(actor);
    await administrator?.api.post('roles', { name: LAST_ROLE, exampleGoals: ['Say what the numbers do not tell'] });
    if (administrator) await this.letGo(administrator);
  }

  private async signIn(name: string, email: string, timeZone: string): Promise<Actor> {
    const signedIn = await this.nobody.signedIn(email, PASSWORD);
    if (!signedIn) throw new DemonstrationError(`${email} cannot sign in to the demonstration.`);
    const actor = { name, email, timeZone, ...(await signedIn.withToken()) };
    await signedIn.delete('sign-ins/current');
    this.tokens.push(actor);
    return actor;
  }

  /** Tokens are their owners' own business: they sign in to end one. */
  private async letGo({ email, tokenId }: Token): Promise<void> {
    const signedIn = await this.nobody.signedIn(email, PASSWORD);
    await signedIn?.delete(`api-tokens/${tokenId}`);
    await signedIn?.delete('sign-ins/current');
  }
}

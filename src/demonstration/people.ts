import type { MailedCodeResponse } from '../identity/identity.responses.js';
import type { CompanyResponse, PersonResponse, RoleResponse, RolesResponse } from '../people/people.responses.js';
import { plusDays, type LocalDate } from '../platform/clock/zones.js';
import { DemonstrationError, type InProcessApi } from './in-process-api.js';
import type { Mailbag } from './mailbag.js';

/** What everybody in the demonstration signs in with. It is made up, printed, and used nowhere else. */
export const PASSWORD = 'demonstration';
/** The last thing that is put in: where it is there, everything is. */
export const LAST_ROLE = 'Data Lead';

/** Somebody in the demonstration, who asks the API with a token. */
export interface Actor {
  name: string;
  email: string;
  personId: string;
  tokenId: string;
  timeZone: string;
  api: InProcessApi;
}

export interface Cast {
  companyId: string;
  administrator: Actor;
  sponsor: Actor;
  nora: Actor;
  tomasz: Actor;
  malik: Actor;
  grace: Actor;
  lena: Actor;
  arjun: Actor;
  amara: Actor;
  julia: Actor;
}

const NEW_YORK = 'America/New_York';
const LONDON = 'Europe/London';
const BERLIN = 'Europe/Berlin';

/** The addresses of an attempt to put the demonstration in: one that was cut off is left alone, and another begun. */
export function addressOf(name: string, attempt: number): string {
  return `${name}@harbour${attempt > 1 ? attempt : ''}.example`;
}

/** Starts the practice, and signs its administrator in. */
export async function startPractice(nobody: InProcessApi, mailbag: Mailbag, attempt: number): Promise<Actor> {
  const name = 'Ida Marsh';
  const email = addressOf('administrator', attempt);
  const { challenge } = await nobody.post<MailedCodeResponse>('mailed-codes', { email, purpose: 'practice' });
  const shown = { challenge, code: await mailbag.codeTo(email), password: PASSWORD };
  await nobody.post('practices', { name: 'Harbour Coaching', timeZone: LONDON, administrator: { name }, ...shown });
  return signIn(nobody, name, email, LONDON);
}

/** Adds everybody, each with the job they have had for a while. */
export async function gather(
  nobody: InProcessApi,
  mailbag: Mailbag,
  administrator: Actor,
  attempt: number,
  begun: LocalDate,
): Promise<Cast> {
  const { api } = administrator;
  const { id: companyId } = await api.post<CompanyResponse>('companies', { name: 'Fernhill Software' });
  const { items: roles } = await api.get<RolesResponse>('roles');
  const add = async (address: string, name: string, timeZone: string, about: object) => {
    const email = addressOf(address, attempt);
    const person = await api.post<PersonResponse>('people', { name, email, timeZone, ...about });
    await api.post(`people/${person.id}/invitation`, {});
    await nobody.post('invitations/acceptance', { code: await mailbag.codeTo(email), password: PASSWORD });
    return signIn(nobody, name, email, timeZone);
  };
  const since = plusDays(begun, -200);
  const employed = (role: string) => ({ companyId, role: { roleId: idOf(roles, role), from: since } });
  const coach = { capacities: ['coach'] };
  const sponsor = await add('sponsor', 'Sunita Rao', LONDON, { companyId });
  await api.post(`companies/${companyId}/sponsors`, { personId: sponsor.personId });
  return {
    ...{ companyId, administrator, sponsor },
    nora: await add('coach', 'Nora Lind', NEW_YORK, coach),
    tomasz: await add('tomasz.zielinski', 'Tomasz Zieliński', BERLIN, coach),
    malik: await add('coachee', 'Malik Osei', LONDON, employed('Product Manager')),
    grace: await add('grace.liu', 'Grace Liu', NEW_YORK, employed('Engineering Manager')),
    lena: await add('lena.hoffmann', 'Lena Hoffmann', BERLIN, { ...employed('Architect'), language: 'de' }),
    arjun: await add('arjun.mehta', 'Arjun Mehta', LONDON, employed('Tech Lead')),
    amara: await add('amara.nwosu', 'Amara Nwosu', NEW_YORK, {
      role: { roleId: idOf(roles, 'Chief Technology Officer'), from: since },
    }),
    julia: await add('julia.keller', 'Julia Keller', BERLIN, { ...employed('VP/Head of Product'), language: 'de' }),
  };
}

/** The coaches say when they can be met, once all is planned: from here on it is heeded. */
export async function keepHours({ nora, tomasz }: Cast): Promise<void> {
  const hours = (from: string, to: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
  const manners = { bufferAfterMinutes: 15, minimumNoticeMinutes: 24 * 60, furthestDays: 120 };
  const inNewYork = { weekly: hours('08:00', '18:00'), holidays: { country: 'US', region: 'NY' }, ...manners };
  const inBerlin = { weekly: hours('09:00', '19:00'), holidays: { country: 'DE', region: 'BE' }, ...manners };
  await nora.api.put('me/availability', 0, inNewYork);
  await tomasz.api.put('me/availability', 0, { ...inBerlin, sessionsADay: 6 });
}

/** Marks that everything is in, and lets go of the tokens that it was put in with. */
export async function finish(nobody: InProcessApi, { companyId: _companyId, ...everybody }: Cast): Promise<void> {
  const { administrator, ...others } = everybody;
  for (const actor of Object.values(others)) await letGo(nobody, actor);
  await administrator.api.post('roles', { name: LAST_ROLE, exampleGoals: ['Say what the numbers do not tell'] });
  await letGo(nobody, administrator);
}

/** Tokens are their owners' own business: they sign in to end one. */
async function letGo(nobody: InProcessApi, { email, tokenId }: Actor): Promise<void> {
  const signedIn = await nobody.signedIn(email, PASSWORD);
  await signedIn?.delete(`api-tokens/${tokenId}`);
  await signedIn?.delete('sign-ins/current');
}

async function signIn(nobody: InProcessApi, name: string, email: string, timeZone: string): Promise<Actor> {
  const signedIn = await nobody.signedIn(email, PASSWORD);
  if (!signedIn) throw new DemonstrationError(`${email} cannot sign in to the demonstration.`);
  const actor = { name, email, timeZone, ...(await signedIn.withToken()) };
  await signedIn.delete('sign-ins/current');
  return actor;
}

function idOf(roles: RoleResponse[], wanted: string): string {
  const role = roles.find(({ name }) => name === wanted);
  if (!role) throw new DemonstrationError(`There is no role ${wanted}.`);
  return role.id;
}

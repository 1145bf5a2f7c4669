import { Rapport } from './client/index.js';
import { createClient } from './client/client/index.js';
import { answered, there, Unexpected } from './expecting.js';
import type { Part } from './telling.js';

/** Somebody in the story, who asks the API with a token of their own. */
export interface Actor {
  part: Part;
  name: string;
  personId: string;
  api: Rapport;
}

const PASSWORD = 'a password for the tour';
let clients = 0;

/** The API as somebody uses it: with a token, a cookie, or neither. */
export function apiAt(url: string, headers: Record<string, string> = {}): Rapport {
  clients += 1;
  return new Rapport({ client: createClient({ baseUrl: url, headers }), key: `tour-${clients}` });
}

/** Addresses that no earlier tour has used. */
export function addressesOf(tour: string): (name: string) => string {
  return (name) => `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${tour}@example.org`;
}

/** Where the tour is played, and how the mail of its people is read. */
export interface Place {
  url: string;
  mailTo: (address: string) => Promise<string>;
}

/** The code in the latest mail to an address: it stands on a line of its own. */
async function codeTo({ mailTo }: Place, address: string): Promise<string> {
  return there(/^ {4}(\S+)$/m.exec(await mailTo(address))?.[1], 'a code in the mail');
}

/** Starts a practice of the tour's own, and signs its administrator in. */
export async function startPractice(place: Place, practice: string, name: string, email: string): Promise<Actor> {
  const { mailedCodes, practices } = apiAt(place.url);
  const { challenge } = await answered(mailedCodes.ask({ body: { email, purpose: 'practice' } }));
  const shown = { challenge, code: await codeTo(place, email), password: PASSWORD };
  const about = { name: practice, timeZone: 'America/New_York', administrator: { name } };
  await answered(practices.start({ body: { ...about, ...shown } }));
  return signIn(place.url, 'administrator', name, email);
}

/** What is said of somebody new, beside their name and address. */
export interface About {
  timeZone?: string;
  capacities?: 'coach'[];
  companyId?: string;
  managerId?: string;
  role?: { roleId: string; from: string };
}

/** Adds a person, who accepts the invitation and signs in. */
export async function invite(
  place: Place,
  host: Actor,
  part: Part,
  about: { name: string; email: string } & About,
): Promise<Actor> {
  const body = { timeZone: 'America/New_York', ...about };
  const person = await answered(host.api.people.add({ body }));
  await answered(host.api.people.invite({ path: { personId: person.id }, body: {} }));
  const code = await codeTo(place, person.email);
  await answered(apiAt(place.url).invitations.accept({ body: { code, password: PASSWORD } }));
  return signIn(place.url, part, person.name, person.email);
}

/** Signs in as a browser does, and makes a token to go on with. */
async function signIn(url: string, part: Part, name: string, email: string): Promise<Actor> {
  const { response } = await apiAt(url).signIns.create({ body: { email, password: PASSWORD } });
  if (response.status !== 201) throw new Unexpected(`Expected that ${email} can sign in, and got ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const signedIn = apiAt(url, { cookie });
  const { practices } = await answered(signedIn.me.read());
  const { personId } = there(practices[0], 'a practice');
  const { token } = await answered(signedIn.apiTokens.create({ body: { name: 'The tour', expiresInDays: 1 } }));
  return { part, name, personId, api: apiAt(url, { authorization: `Bearer ${token}` }) };
}

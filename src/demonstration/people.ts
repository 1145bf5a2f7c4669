import type { CompanyResponse, RoleResponse, RolesResponse } from '../people/people.responses.js';
import { plusDays, type LocalDate } from '../platform/clock/zones.js';
import { DemonstrationError, type InProcessApi } from './in-process-api.js';

/** Somebody in the demonstration, who asks the API. */
export interface Actor {
  name: string;
  email: string;
  personId: string;
  timeZone: string;
  api: InProcessApi;
}

/** Somebody is added to the practice, by the name of their mailbox, and acts in it from then on. */
export type Enter = (mailbox: string, name: string, timeZone: string, about: About) => Promise<Actor>;
/** What is known of somebody when they are added. */
export interface About {
  capacities?: readonly string[];
  companyId?: string;
  language?: string;
  role?: { roleId: string; from: LocalDate };
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

/**
 * Adds everybody, each with the job they have had for a while.
 * @param begun the day on which the story begins
 * @param nora who plays the coach; somebody new if left out
 */
export async function gather(administrator: Actor, begun: LocalDate, enter: Enter, nora?: Actor): Promise<Cast> {
  const { api } = administrator;
  const { id: companyId } = await api.post<CompanyResponse>('companies', { name: 'Fernhill Software' });
  const { items: roles } = await api.get<RolesResponse>('roles');
  const since = plusDays(begun, -200);
  const employed = (role: string) => ({ companyId, role: { roleId: idOf(roles, role), from: since } });
  const coach = { capacities: ['coach'] };
  const sponsor = await enter('sponsor', 'Sunita Rao', LONDON, { companyId });
  await api.post(`companies/${companyId}/sponsors`, { personId: sponsor.personId });
  return {
    ...{ companyId, administrator, sponsor },
    nora: nora ?? (await enter('coach', 'Nora Lind', NEW_YORK, coach)),
    tomasz: await enter('tomasz.zielinski', 'Tomasz Zieliński', BERLIN, coach),
    malik: await enter('coachee', 'Malik Osei', LONDON, employed('Product Manager')),
    grace: await enter('grace.liu', 'Grace Liu', NEW_YORK, employed('Engineering Manager')),
    lena: await enter('lena.hoffmann', 'Lena Hoffmann', BERLIN, { ...employed('Architect'), language: 'de' }),
    arjun: await enter('arjun.mehta', 'Arjun Mehta', LONDON, employed('Tech Lead')),
    amara: await enter('amara.nwosu', 'Amara Nwosu', NEW_YORK, {
      role: { roleId: idOf(roles, 'Chief Technology Officer'), from: since },
    }),
    julia: await enter('julia.keller', 'Julia Keller', BERLIN, { ...employed('VP/Head of Product'), language: 'de' }),
  };
}

/**
 * The coaches say when they can be met, once all is planned: from here on it is heeded.
 * @param holidays those that the coach keeps free
 */
export async function keepHours({ nora, tomasz }: Cast, holidays?: { country: string; region: string }): Promise<void> {
  const hours = (from: string, to: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
  const manners = { bufferAfterMinutes: 15, minimumNoticeMinutes: 24 * 60, furthestDays: 120 };
  const atHome = { weekly: hours('08:00', '18:00'), ...(holidays && { holidays }), ...manners };
  const inBerlin = { weekly: hours('09:00', '19:00'), holidays: { country: 'DE', region: 'BE' }, ...manners };
  await nora.api.put('me/availability', 0, atHome);
  await tomasz.api.put('me/availability', 0, { ...inBerlin, sessionsADay: 6 });
}

function idOf(roles: RoleResponse[], wanted: string): string {
  const role = roles.find(({ name }) => name === wanted);
  if (!role) throw new DemonstrationError(`There is no role ${wanted}.`);
  return role.id;
}

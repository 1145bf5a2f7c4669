import { addressesOf, invite, startPractice, type Actor, type Place } from '../cast.js';
import { layOut, plusDays, type Calendar } from '../calendar.js';
import { answered, there } from '../expecting.js';
import { count, listed, type Teller } from '../telling.js';

/** Everyone and everything that the chapters share. */
export interface Cast {
  tell: Teller;
  calendar: Calendar;
  administrator: Actor;
  coach: Actor;
  coachee: Actor;
  sponsor: Actor;
  /** Another coachee of the same coach. */
  other: Actor;
  company: { id: string; name: string };
}

/** Step 1: a practice is started, and its people are added. */
export async function gather(place: Place, tour: string, now: Date, tell: Teller): Promise<Cast> {
  const calendar = layOut(now);
  const address = addressesOf(tour);
  tell.step('A practice, and the people in it');
  const administrator = await startPractice(place, `Harbour Coaching ${tour}`, 'Ida Marsh', address('Ida Marsh'));
  const { api } = administrator;
  tell.does('administrator', `${administrator.name} starts Harbour Coaching ${tour}`);
  const productManager = await showRoles(administrator, tell);
  const company = await answered(api.companies.add({ body: { name: 'Fernhill Software' } }));
  const coach = await invite(place, administrator, 'coach', {
    ...{ name: 'Nora Lind', email: address('Nora Lind'), capacities: ['coach'] },
  });
  const sponsor = await invite(place, administrator, 'sponsor', {
    ...{ name: 'Sunita Rao', email: address('Sunita Rao'), companyId: company.id },
  });
  await answered(api.companies.nameSponsor({ path: { companyId: company.id }, body: { personId: sponsor.personId } }));
  const manager = await answered(
    api.people.add({ body: { name: 'Elena Petrova', email: address('Elena Petrova'), timeZone: 'Europe/London' } }),
  );
  const coachee = await invite(place, administrator, 'coachee', {
    ...{ name: 'Malik Osei', email: address('Malik Osei'), timeZone: 'Europe/London', companyId: company.id },
    ...{ managerId: manager.id, role: { roleId: productManager, from: plusDays(calendar.startsOn, -120) } },
  });
  const other = await invite(place, coach, 'somebody else', { name: 'Jonas Weber', email: address('Jonas Weber') });
  tell.does(
    'administrator',
    `adds ${coach.name}, who coaches, and ${company.name} with ${sponsor.name}, who speaks for it`,
  );
  tell.does('administrator', `adds ${coachee.name}, Product Manager there, in London, reporting to ${manager.name}`);
  tell.does('coach', `adds ${other.name}, who pays for the coaching himself`);
  return { tell, calendar, administrator, coach, coachee, sponsor, other, company };
}

/** @returns the id of the Product Manager's role */
async function showRoles({ api }: Actor, tell: Teller): Promise<string> {
  const own = { name: 'Data Lead', exampleGoals: ['Say what the numbers do not tell'] };
  await answered(api.roles.add({ body: own }));
  const { items } = await answered(api.roles.list());
  const builtIn = items.filter((role) => role.builtIn).map(({ name }) => name);
  tell.sees('administrator', `${count(builtIn.length, 'role')} that come with every practice, and adds ${own.name}`, [
    listed(builtIn),
  ]);
  const role = there(
    items.find(({ name }) => name === 'Product Manager'),
    'the role Product Manager',
  );
  const offered = role.exampleGoals.map(({ wording }) => wording);
  tell.sees('administrator', `what a ${role.name} may want to work on`, offered);
  return role.id;
}

import { Administration } from '../administration/administration.js';
import { Companies } from '../company/companies.js';
import { useStanding } from '../frame/standing.js';
import { Week } from '../week/week.js';
import { Ahead } from './ahead.js';
import { Welcome } from './welcome.js';

/** Where everybody begins: what concerns them most. Who is several things begins with what fills their days. */
export function HomeScreen() {
  const { coach, coachee, sponsor, administrator } = useStanding();
  if (coach) return <Week />;
  if (coachee) return <Ahead />;
  if (administrator) return <Administration />;
  if (sponsor) return <Companies />;
  return <Welcome />;
}

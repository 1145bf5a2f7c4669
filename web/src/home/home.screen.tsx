import { lazy } from 'react';
import { useStanding } from '../frame/standing.js';
import { alsoSay } from '../words/language.js';
import { Week } from '../week/week.js';

// What a coach does not need before their week is loaded by those who do.
const Ahead = lazy(async () => {
  const [ahead] = await Promise.all([import('./ahead.js'), alsoSay('talk')]);
  return { default: ahead.Ahead };
});
const Administration = lazy(async () => ({
  default: (await import('../administration/administration.js')).Administration,
}));
const Companies = lazy(async () => {
  const [companies] = await Promise.all([import('../company/companies.js'), alsoSay('outside')]);
  return { default: companies.Companies };
});

const Uninvolved = lazy(async () => {
  const [uninvolved] = await Promise.all([import('./uninvolved.js'), alsoSay('outside'), alsoSay('account')]);
  return { default: uninvolved.Uninvolved };
});

/** Where everybody begins: what concerns them most. Who is several things begins with what fills their days. */
export function HomeScreen() {
  const { coach, coachee, sponsor, administrator } = useStanding();
  if (coach) return <Week />;
  if (coachee) return <Ahead />;
  if (administrator) return <Administration />;
  if (sponsor) return <Companies />;
  return <Uninvolved />;
}

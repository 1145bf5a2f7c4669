import { Authenticator } from '../support/authenticator.js';
import type { Ids } from './cast.js';
import type { Route } from './expectations.js';

const reason = { reason: 'Because' };
const challenge = 'a'.repeat(43);

/** What would be done, were it let through: by what follows /api/v1/; E is one engagement. */
const bodies: Record<string, object | ((ids: Ids) => object)> = {
  'POST api-tokens': { name: 'Export' },
  'PUT companies/:companyId/identity-provider': {
    ...{ issuer: 'https://login.example.org', clientId: 'rapport', clientSecret: 'misplaced' },
  },
  'POST me/company-sign-in': ({ companyId }) => ({ providerId: companyId }),
  'POST companies': { name: 'Nobody & Sons' },
  'POST companies/:companyId/sponsors': ({ personId }) => ({ personId }),
  'POST engagements': ({ personId }) => ({ startsOn: '2027-06-03', localTime: '10:00', coacheeId: personId }),
  'PATCH practices/:practiceId': { name: 'Renamed' },
  'POST people/:personId/removal': reason,
  'POST me/passkeys': {
    challenge,
    name: 'Laptop',
    response: new Authenticator().create({ challenge, user: { id: 'AZqL' } }),
  },
  'POST people': { name: 'New', email: 'new@example.org', timeZone: 'UTC' },
  'PATCH people/:personId': { name: 'Renamed' },
  'POST people/search': { name: 'kit' },
  'POST removals/search': { email: 'somebody@example.org' },
  'POST roles': { name: 'Nobody' },
  'POST time-off': { firstDay: '2028-01-03', lastDay: '2028-01-04' },
  'PUT me/availability': { sessionsADay: 3, weekly: [{ weekday: 1, from: '09:00', to: '17:00' }] },
  'PUT me/preferences': { remindBefore: [60], pulse: false },
  'POST me/travel': { firstDay: '2028-06-05', lastDay: '2028-06-09', timeZone: 'Asia/Tokyo' },
  'POST E/signatures': { decision: 'agreed' },
  'POST E/ending': reason,
  'POST E/content-erasure': reason,
  'POST E/ending/preview': reason,
  'POST E/reopening': reason,
  'POST E/extension': { endsOn: '2027-01-31', ...reason },
  'POST E/extension/preview': { endsOn: '2027-01-31', ...reason },
  'POST E/pauses/preview': { until: '2026-10-20' },
  'POST E/completion': ({ goalId }) => ({ goals: [{ goalId, decision: 'dropped' }] }),
  'PUT E/plan': { startsOn: '2026-10-05', localTime: '11:00' },
  'POST companies/:companyId/overview/search': { coachee: 'k' },
  'POST E/renewal-decisions': { decision: 'renew', reason: 'Misplaced' },
  'POST E/renewal': { startsOn: '2027-01-07', localTime: '10:00' },
  'POST E/handovers': ({ personId }) => ({ coachId: personId, ...reason }),
  'POST E/handovers/:handoverId/answer': { decision: 'declined' },
  'POST E/meetings': { kind: 'midpoint', localStart: '2026-12-29T16:00' },
  'POST E/meetings/:meetingId/rescheduling': { localStart: '2026-12-29T18:00' },
  'POST E/meetings/:meetingId/cancellation': reason,
  'POST E/holds': { localStart: '2026-12-31T16:00', overrideWeek: true },
  'POST E/ledger': { reason: 'granted', note: 'One more' },
  'POST E/sessions': { localStart: '2026-12-30T16:00', overrideWeek: true },
  'POST E/sessions/:sessionId/rescheduling': { localStart: '2026-12-30T18:00', overrideWeek: true },
  'POST E/sessions/:sessionId/rescheduling/preview': { localStart: '2026-12-30T18:00', overrideWeek: true },
  'POST E/sessions/:sessionId/correction': { outcome: 'completed', ...reason },
  'POST E/remaining-sessions': { localStart: '2026-12-30T16:00', overrideWeek: true },
  'POST E/remaining-sessions/preview': { localStart: '2026-12-30T16:00', overrideWeek: true },
  'POST E/change-requests/:changeRequestId/answer': { decision: 'refused' },
  'POST E/sessions/:sessionId/absence': { absent: 'coachee' },
  'PUT E/sessions/:sessionId/notes/shared': { text: 'Misplaced' },
  'PUT E/sessions/:sessionId/notes/private': { text: 'Misplaced' },
  'POST E/topics': { text: 'Misplaced' },
  'PATCH E/topics/:topicId': { text: 'Misplaced' },
  'PUT E/topics/order': ({ topicId }) => ({ topicIds: [topicId] }),
  'POST E/actions': { text: 'Misplaced', owner: 'coach', dueOn: '2026-12-01' },
  'PATCH E/actions/:actionId': { text: 'Misplaced' },
  'PUT E/reviews/:reviewId/answers/draft': { answers: [{ question: 'reason', text: 'Misplaced' }] },
  'POST E/reviews/:reviewId/answers': { draft: 1 },
  'POST E/reviews/:reviewId/outcome': ({ goalId }) => ({ goals: [{ goalId, decision: 'dropped' }] }),
  'POST E/reports': { kind: 'closing' },
  'PUT E/reports/:reportId': { statement: 'Misplaced', outlook: 'Misplaced' },
  'POST E/reports/:reportId/approval': { revision: 1 },
  'POST E/reports/:reportId/sending': { revision: 1 },
  'POST E/pulses': { moment: 'end', growth: 1, support: 1, stay: 1, confidence: 1 },
  'POST E/goals': { wording: 'Another' },
  'POST E/goals/:goalId/agreement': { revision: 2 },
  'POST E/goals/:goalId/decline': { revision: 2 },
  'POST E/goals/:goalId/amendment': { revision: 2, wording: 'Another' },
  'POST E/goals/:goalId/revisions': { wording: 'Another', basedOn: 1 },
  'PUT E/goals/order': ({ goalId }) => ({ goalIds: [goalId] }),
  'POST example-goals': ({ roleId }) => ({ roleId, wording: 'Obey' }),
  'POST E/goals/:goalId/check-ins': { score: 3 },
  'PUT E/goals/:goalId/visibility': { sponsor: true },
  'PUT E/goals/:goalId/shares/sponsor': { wording: true, rating: true },
  'PUT E/goals/:goalId/shares/managers/:managerId': { wording: true, rating: true },
  'POST E/sponsor-view/preview': ({ goalId }) => ({ goals: [{ goalId, wording: true, rating: true }] }),
  'POST E/manager-view/preview': ({ managerId, goalId }) => ({
    managerId,
    goals: [{ goalId, wording: true, rating: true }],
  }),
};

/** The name of a route without what all of them begin with. */
export function shortName({ name }: Route): string {
  return name.replace('/api/v1/engagements/:engagementId', 'E').replace('/api/v1/', '');
}

/** A body that a route takes; an empty one where it asks for nothing. */
export function bodyFor(route: Route, ids: Ids): object {
  const body = bodies[shortName(route)] ?? {};
  return typeof body === 'function' ? (body as (ids: Ids) => object)(ids) : body;
}

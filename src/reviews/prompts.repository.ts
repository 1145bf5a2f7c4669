import { Injectable } from '@nestjs/common';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { NONE_AGREED, STALE } from './prompted.repository.js';
import type { PromptKind, PromptResponse } from './prompts.responses.js';

const ME = `(select caller_person())`;
const MINE = (row: string) => `(${row}.coach_id = ${ME} or ${row}.coachee_id = ${ME})`;
const AS_ONE_OF_TWO = (row: string) => `case ${ME} when ${row}.coach_id then 'coach' else 'coachee' end`;
const ENGAGEMENT_OF = (row: string) =>
  `join engagement e on e.practice_id = ${row}.practice_id and e.id = ${row}.engagement_id`;

/** What of a prompt differs by its kind: where it has none, it is null. $1 is now. */
interface Columns {
  engagement?: string;
  as: string;
  since: string;
  until?: string;
  goal?: string;
  wording?: string;
  revision?: string;
  review?: string;
  reviewKind?: string;
  report?: string;
  session?: string;
  changeRequest?: string;
  handover?: string;
}

function prompt(kind: PromptKind, row: string, columns: Columns, from: string): string {
  const { engagement = `${row}.engagement_id`, as, since, until = 'null', goal = 'null', revision = 'null' } = columns;
  const { review = 'null', reviewKind = 'null', report = 'null', session = 'null' } = columns;
  const { changeRequest = 'null', handover = 'null', wording = 'null' } = columns;
  return `
    select '${kind}' as kind, ${engagement} as engagement_id, ${as} as "as", ${row}.coach_id, ${row}.coachee_id,
      ${since} as since, (${until})::timestamptz as until, ${goal}::uuid as goal_id, ${wording}::text as wording, ${revision}::integer as revision,
      ${review}::uuid as review_id, ${reviewKind}::text as review_kind, ${report}::uuid as report_id, ${session}::uuid as session_id,
      ${changeRequest}::uuid as change_request_id, ${handover}::uuid as handover_id
    ${from}`;
}

/**
 * The wording that counts or, before any does, the one that is proposed: it says which goal is meant. Row-level security
 * lets coach and coachee alone read it, and whoever is prompted about a goal is one of them.
 */
const WORDING_OF = (row: string, goal: string) => `(select c.wording from goal_revision c
  where c.practice_id = ${row}.practice_id and c.goal_id = ${goal}
  order by (c.agreed_at is not null) desc, c.number desc limit 1)`;

/** Hours, not days: days would be those of the connection's zone. */
const SUBMITTED_AT = `e.agreement_due_at - make_interval(hours => 24 * e.hold_days)`;

const SIGNATURES = prompt(
  'signature',
  'e',
  { engagement: 'e.id', as: 'p.party', since: SUBMITTED_AT, until: 'e.agreement_due_at' },
  `from engagement e cross join lateral (values ('coach', e.coach_id = ${ME}), ('coachee', e.coachee_id = ${ME}),
      ('sponsor', e.company_id = any ((select caller_companies())::uuid[]))) as p (party, mine)
    where e.state = 'awaiting_agreement' and p.mine and not exists (select from signature s
      where s.practice_id = e.practice_id and s.engagement_id = e.id and s.party = p.party)`,
);

const WORDINGS = (kind: 'goal_proposal' | 'goal_revision', states: string) =>
  prompt(
    kind,
    'w',
    {
      ...{ as: `'coachee'`, since: 'w.written_at', revision: 'w.number' },
      ...{ goal: 'w.goal_id', wording: WORDING_OF('w', 'w.goal_id') },
    },
    `from goal_revision w join goal g on g.practice_id = w.practice_id and g.id = w.goal_id ${ENGAGEMENT_OF('w')}
    where w.coachee_id = ${ME} and w.agreed_at is null and w.declined_at is null and w.superseded_at is null
      and g.state in (${states}) and e.state not in ('completed', 'ended_early')`,
  );

const TAKEN = (states: string) => `(e.state in (${states})
  or e.state = 'completed' and r.kind = 'closing' and r.answerable_until >= $1)`;
const OF_REVIEW = { review: 'r.id', reviewKind: 'r.kind', until: 'r.answerable_until', as: AS_ONE_OF_TWO('r') };

const REVIEWS = `
  ${prompt(
    'review_to_answer',
    'r',
    { ...OF_REVIEW, since: 'r.opened_at' },
    `from review r ${ENGAGEMENT_OF('r')}
    where r.state = 'open' and ${TAKEN(`'active', 'paused'`)} and (
      r.coach_id = ${ME} and r.coach_answered_at is null or r.coachee_id = ${ME} and r.coachee_answered_at is null)`,
  )}
  union all
  ${prompt(
    'review_to_settle',
    'r',
    { ...OF_REVIEW, since: 'r.answered_at' },
    `from review r ${ENGAGEMENT_OF('r')} where ${MINE('r')} and r.state = 'answered' and ${TAKEN(`'active'`)}`,
  )}`;

const GOALS = `
  ${prompt(
    'stale_goal',
    'g',
    {
      ...{ as: AS_ONE_OF_TWO('g'), since: 'coalesce(g.last_look_at, g.agreed_at)' },
      ...{ goal: 'g.id', wording: WORDING_OF('g', 'g.id') },
    },
    `from goal g ${ENGAGEMENT_OF('g')} where ${MINE('g')} and ${STALE}`,
  )}
  union all
  ${prompt(
    'no_goal_agreed',
    'e',
    {
      ...{ engagement: 'e.id', as: AS_ONE_OF_TWO('e') },
      since: `(select s.starts_at from session s where s.practice_id = e.practice_id and s.engagement_id = e.id
        and s.state in ('completed', 'no_show') order by s.starts_at offset 2 limit 1)`,
    },
    `from engagement e where ${MINE('e')} and ${NONE_AGREED}`,
  )}`;

const CHANGE_REQUESTS = prompt(
  'change_request',
  'c',
  { as: `'coach'`, since: 'c.asked_at', until: 'c.due_at', session: 'c.session_id', changeRequest: 'c.id' },
  `from change_request c where c.coach_id = ${ME} and c.state = 'pending' and c.due_at > $1`,
);

/** The engagement itself is no business of a successor's until they have said yes. */
const HANDOVERS = prompt(
  'handover',
  'h',
  {
    ...{ since: 'h.proposed_at', until: 'h.due_at', handover: 'h.id' },
    as: `case h.state when 'awaiting_coachee' then 'coachee' else 'successor' end`,
  },
  `from handover h where h.due_at > $1 and (h.state = 'awaiting_coachee' and h.coachee_id = ${ME}
    or h.state = 'awaiting_successor' and h.successor_id = ${ME})`,
);

/** Both have answered, and nothing has been drafted for the company; for two months. */
const REPORTS = `
  ${prompt(
    'report_to_draft',
    'r',
    { review: 'r.id', reviewKind: 'r.kind', as: AS_ONE_OF_TWO('r'), since: 'r.answered_at' },
    `from review r ${ENGAGEMENT_OF('r')}
    where ${MINE('r')} and r.kind in ('midpoint', 'closing') and r.company_id is not null
      and r.answered_at > $1 - make_interval(hours => 24 * 60) and e.state in ('active', 'completed')
      and not exists (select from report t where t.practice_id = r.practice_id and t.engagement_id = r.engagement_id
        and t.kind = r.kind)`,
  )}
  union all
  ${prompt(
    'report_to_approve',
    't',
    { report: 't.id', as: `'coachee'`, since: 't.revised_at' },
    `from report t where t.coachee_id = ${ME} and t.sent_at is null
      and not exists (select from report_approval a where a.practice_id = t.practice_id and a.report_id = t.id
        and a.revision = t.revision)`,
  )}`;

/** As pulse.rules.ts has it: with a review, for six weeks, and not in a pause. */
const PULSE = prompt(
  'pulse',
  'r',
  {
    ...{ review: 'r.id', reviewKind: 'r.kind', as: `'coachee'`, since: 'r.opened_at' },
    until: 'r.opened_at + make_interval(hours => 24 * 42)',
  },
  `from review r ${ENGAGEMENT_OF('r')}
    where r.coachee_id = ${ME} and r.opened_at >= $1 - make_interval(hours => 24 * 42)
      and e.state in ('active', 'completed') and not exists (select from pulse p where p.practice_id = r.practice_id
        and p.engagement_id = r.engagement_id
        and p.moment = case r.kind when 'kickoff' then 'start' when 'midpoint' then 'middle' else 'end' end)`,
);

/** All that waits for the caller, in one statement, whichever engagement it is of. */
const waiting = sql(`
  select p.kind, p.engagement_id as "engagementId", p."as",
    name_of(case when p."as" = 'coachee' then p.coach_id else p.coachee_id end) as "withName",
    ${instantText('p.since')} as since, ${instantText('p.until')} as until, p.goal_id as "goalId",
    p.wording as "goalWording", p.revision,
    p.review_id as "reviewId", p.review_kind as "reviewKind", p.report_id as "reportId", p.session_id as "sessionId",
    p.change_request_id as "changeRequestId", p.handover_id as "handoverId"
  from (${[
    ...[SIGNATURES, WORDINGS('goal_proposal', `'proposed'`)],
    WORDINGS('goal_revision', `'agreed', 'in_progress', 'on_hold'`),
    ...[REVIEWS, GOALS, REPORTS, PULSE, CHANGE_REQUESTS, HANDOVERS],
  ].join(' union all ')}) p
  order by p.since, p.kind, coalesce(p.goal_id, p.review_id, p.report_id, p.change_request_id, p.handover_id, p.engagement_id)
  limit 200`);

@Injectable()
export class PromptsRepository {
  findAll(tx: Tx, now: Date): Promise<PromptResponse[]> {
    return tx.rows(waiting, [now]);
  }
}

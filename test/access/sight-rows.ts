import type { Ids } from './cast.js';
import { canaries, type Kind } from './secrets.js';

/** What somebody could read of one engagement, out of everything that is answered to them. */
export class Sight {
  readonly text: string;
  private readonly objects: Record<string, unknown>[] = [];

  constructor(answers: { text: string; body: unknown }[]) {
    this.text = answers.map(({ text }) => text).join('\n');
    for (const { body } of answers) this.collect(body);
  }

  /** Whether an object that is about this id says something by one of these names, or deeper within. */
  tells(id: string | undefined, ...names: string[]): boolean {
    return this.objects
      .filter((each) => [each.id, each.engagementId, each.goalId].includes(id))
      .some((each) => names.some((name) => says(name.split('.').reduce<unknown>(step, each))));
  }

  private collect(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) this.objects.push(value as Record<string, unknown>);
    for (const each of Object.values(value)) this.collect(each);
  }
}

const step = (value: unknown, name: string) => (value as Record<string, unknown> | null | undefined)?.[name];
const says = (value: unknown) => value !== null && value !== undefined && !(Array.isArray(value) && !value.length);

/** What the rows look for beyond the ids of the cast. */
export interface Sought {
  ids: Ids;
  /** The goals of the scene, and how each of them reads. */
  goals: Record<'shared' | 'managers' | 'kept' | 'sponsors', { id: string; wording: string }>;
  /** A session that is to come, other than the next, and when it starts. */
  later: { id: string; startsAt: string };
}

export interface Row {
  /** What domain.md's table calls it, and what of it. */
  name: string;
  /** Whether somebody who read all of this can see it. */
  seen?: (sight: Sight, sought: Sought) => boolean;
  /** A statement that finds it in Postgres; `$1` is the engagement, `$2` what `about` names. */
  sql?: string;
  about?: (sought: Sought) => string;
}

const said = (name: string, kind: Kind, sql: string): Row => ({
  ...{ name, sql },
  seen: ({ text }) => text.includes(canaries[kind]),
});
/** What its author alone reads: the coach, or the coachee, who is the person of the cast. */
const own = (name: string, kind: Kind, table: string, author: 'coachId' | 'personId'): Row => ({
  ...said(name, kind, rowsOf(table, 'author_id = $2')),
  about: ({ ids }) => ids[author] ?? '',
});
const rowsOf = (table: string, and = 'true') => `select 1 from ${table} where engagement_id = $1 and ${and}`;
const columnOf = (table: string, column: string, and = 'true') =>
  `select ${column} from ${table} where engagement_id = $1 and ${and} and ${column} is not null`;

const goalRows = (
  [
    ['shared', 'that is shared with the sponsor'],
    ['managers', 'that is shared with the manager'],
    ['sponsors', 'that the sponsor proposed'],
    ['kept', 'that is shared with nobody'],
  ] as const
).flatMap(([goal, which]): Row[] => [
  {
    name: `goal ${which}: wording`,
    seen: ({ text }, { goals }) => text.includes(goals[goal].wording),
    sql: columnOf('goal_revision', 'wording', 'goal_id = $2'),
    about: ({ goals }) => goals[goal].id,
  },
  {
    name: `goal ${which}: rating`,
    seen: (sight, { goals }) => sight.tells(goals[goal].id, 'score', 'checkIns'),
    sql: columnOf('check_in', 'score', 'goal_id = $2'),
    about: ({ goals }) => goals[goal].id,
  },
]);

/** Every row of domain.md's table, in as many parts as it has answers. */
export const rows: Row[] = [
  {
    name: 'engagement: state and dates',
    seen: (sight, { ids }) => sight.tells(ids.engagementId, 'endsOn') && sight.tells(ids.engagementId, 'state'),
    sql: 'select state, ends_on from engagement where id = $1',
  },
  {
    name: 'engagement: coach’s name',
    seen: (sight, { ids }) => sight.tells(ids.engagementId, 'coach'),
    sql: 'select name_of(coach_id) from engagement where id = $1 and name_of(coach_id) is not null',
  },
  {
    name: 'sessions: how many were held, and are left',
    seen: (sight, { ids }) => sight.tells(ids.engagementId, 'held', 'figures.held'),
    sql: columnOf('ledger_entry', 'amount'),
  },
  {
    name: 'sessions: next date',
    seen: (sight, { ids }) => sight.tells(ids.engagementId, 'nextAt', 'figures.nextAt'),
  },
  {
    name: 'sessions: attendance',
    seen: (sight, { ids }) => sight.tells(ids.engagementId, 'attendance', 'number'),
  },
  {
    name: 'sessions: each of them, and its time',
    seen: ({ text }, { later }) => text.includes(later.id) && text.includes(later.startsAt),
    sql: columnOf('session', 'starts_at'),
  },
  {
    name: 'forfeits: their number',
    seen: (sight, { ids }) => sight.tells(ids.engagementId, 'forfeited', 'figures.forfeited'),
    sql: columnOf('ledger_entry', 'reason'),
  },
  said('forfeits: notes to them', 'note in the ledger', columnOf('ledger_entry', 'note')),
  said('sessions: why one was cancelled', 'reason of a cancelled session', columnOf('session', 'reason')),
  said('topics', 'topic', rowsOf('content.topic')),
  said('shared notes', 'shared note', rowsOf('content.note', 'author_id is null')),
  said('actions', 'action', rowsOf('content.action')),
  own('private notes of the coach', 'private note of the coach', 'content.note', 'coachId'),
  own('private notes of the coachee', 'private note of the coachee', 'content.note', 'personId'),
  ...goalRows,
  {
    name: 'goals: “2 of 3 on track”',
    seen: (sight, { ids, goals }) =>
      sight.tells(ids.engagementId, 'goals.counted') || sight.tells(goals.kept.id, 'state'),
    sql: columnOf('goal', 'state', 'id = $2'),
    about: ({ goals }) => goals.kept.id,
  },
  said(
    'goals: other words that wait',
    'pending wording of it',
    columnOf('goal_revision', 'wording', 'agreed_at is null'),
  ),
  said('goals: notes to check-ins', 'note of a check-in', rowsOf('content.check_in_note')),
  own(
    'goals: check-ins of the coachee alone',
    'private check-in of the coachee',
    'content.private_check_in',
    'personId',
  ),
  said('goals: why one was declined', 'reason of a declined goal', rowsOf('content.goal_decline')),
  {
    name: 'reviews: that they are, and where they stand',
    seen: (sight, { ids }) => sight.tells(ids.engagementId, 'milestones') || sight.tells(ids.reviewId, 'state'),
    sql: columnOf('review', 'state'),
  },
  said('reviews: what is answered', 'answer of a review', rowsOf('content.review_answer')),
  {
    name: 'agreement: who has agreed, to which terms',
    seen: (sight, { ids }) => sight.tells(ids.engagementId, 'agreement', 'signatures'),
    sql: columnOf('signature', 'shown_terms'),
  },
  {
    name: 'agreement: the dates that were agreed to',
    sql: columnOf('signature', 'terms'),
  },
  said('meetings: where', 'place of a meeting', columnOf('meeting', 'place')),
];

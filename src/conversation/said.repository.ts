import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { ACTION, actionsOf, ActionsRepository, type ActionRow } from './actions.repository.js';
import type { Note } from './note.entity.js';
import { noteOfFirst, NotesRepository, type LastNote } from './notes.repository.js';
import { SessionGoalsRepository, type SessionGoalRow } from './session-goals.repository.js';
import type { Talk } from './talk.rules.js';
import { TOPIC, TopicsRepository, type TopicRow } from './topics.repository.js';

/** What was said and is still to be done or talked about. */
export interface SaidSince {
  topics: TopicRow[];
  open: ActionRow[];
  settled: ActionRow[];
  /** Of engagements that the two had before. */
  openBefore: ActionRow[];
  shared: LastNote | undefined;
  own: LastNote | undefined;
}

/** What was said in and around one talk. */
export interface SaidAtTalk {
  topics: TopicRow[];
  actions: ActionRow[];
  note: Note | null;
  goals: SessionGoalRow[];
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** As JSON has it. */
type InJson = Record<string, unknown>;
interface SaidInJson {
  topics: InJson[];
  open: InJson[];
  settled: InJson[];
  openBefore: InJson[];
  shared: InJson | null;
  own: InJson | null;
}

const inOrder = (rows: string) => `(select coalesce(json_agg(r), '[]') from (${rows}) r)`;
/** All at once: each statement more would step into the role and out of it again. $3 are talks, $4 who asks, $5 engagements before. */
const gathered = sql(`
  select
    ${inOrder(`${TOPIC} and t.state = 'open' order by t.place, t.id`)} as topics,
    ${inOrder(`${ACTION} and t.state = 'open' order by t.due_on, t.id`)} as open,
    ${inOrder(`${ACTION} and t.settled_at > $2 order by t.settled_at, t.id`)} as settled,
    ${inOrder(`${actionsOf("= any ($5::uuid[]) and t.state = 'open'")} order by t.due_on, t.id`)} as "openBefore",
    (select row_to_json(n) from (${noteOfFirst('$3::uuid[]', 'null')}) n) as shared,
    (select row_to_json(n) from (${noteOfFirst('$3::uuid[]', '$4::uuid')}) n) as own`);

/** What is said around sessions, of all kinds together: as many statements however much there is. */
@Injectable()
export class SaidRepository {
  constructor(
    private readonly topics: TopicsRepository,
    private readonly actions: ActionsRepository,
    private readonly notes: NotesRepository,
    private readonly links: SessionGoalsRepository,
  ) {}

  /**
   * @param asked since when, which is when the last talk began; the talks that have begun, latest first: of the first
   *   with a note, it is that one; and the engagements that the two had before
   */
  async findSince(
    tx: Tx,
    engagementId: string,
    { since, talkIds, before }: { since: Date; talkIds: string[]; before: string[] },
  ): Promise<SaidSince> {
    const values = [engagementId, since, talkIds, tx.caller.personId ?? NOBODY, before];
    const found = await tx.as('rapport_content', () => tx.row<SaidInJson>(gathered, values));
    return {
      topics: (found?.topics ?? []).map(fromJson) as TopicRow[],
      open: (found?.open ?? []).map(fromJson) as ActionRow[],
      settled: (found?.settled ?? []).map(fromJson) as ActionRow[],
      openBefore: (found?.openBefore ?? []).map(fromJson) as ActionRow[],
      shared: found?.shared ? (fromJson(found.shared) as LastNote) : undefined,
      own: found?.own ? (fromJson(found.own) as LastNote) : undefined,
    };
  }

  async findAtTalk(tx: Tx, engagementId: string, talk: Talk): Promise<SaidAtTalk> {
    return {
      topics: await this.topics.findAtTalk(tx, engagementId, talk),
      actions: await this.actions.findAtTalk(tx, engagementId, talk),
      note: await this.notes.find(tx, talk.id, null),
      goals: await this.links.findOfTalk(tx, engagementId, talk.id),
    };
  }
}

const INSTANTS = ['broughtAt', 'addedAt', 'settledAt', 'updatedAt'];

/** A row out of JSON, which has neither bytes nor instants. */
function fromJson(row: InJson): unknown {
  const instants = INSTANTS.flatMap((name) => (typeof row[name] === 'string' ? [[name, new Date(row[name])]] : []));
  const sealed = Buffer.from(String(row.sealed).slice('\\x'.length), 'hex');
  return { ...row, ...(Object.fromEntries(instants) as object), sealed };
}

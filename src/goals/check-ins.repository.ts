import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import type { ContentKey } from '../confidentiality/content-key.types.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { LevelGiven } from './attainment.rules.js';
import { CheckIn, CheckInNote, PrivateCheckIn, type Goal } from './goal.entity.js';
import { childOf } from './goals.repository.js';
import type { Rating } from './measure.rules.js';
import type { CheckInResponse } from './goals.responses.js';
import type { ScaledGoalResponse, Side } from './progress.responses.js';

/** A check-in, with what a plot and a timeline need of it beside what is answered of it. */
export type Look = CheckInResponse & { goalId: string; side: Side; at: Date };
export type NewLook = Rating & { onDate: string; note: string | null; byId: string; at: Date };

const shared = sql(`
  select c.id, c.goal_id as "goalId", c.on_date as "on", c.score, c.level, name_of(c.by_id) as by, c.at,
    case when c.by_id = c.coachee_id then 'coachee' else 'coach' end as side, false as private
  from check_in c where c.goal_id = any ($1) order by c.on_date, c.at, c.id`);

const notes = sql(`
  select n.check_in_id as id, n.engagement_id as "engagementId", n.sealed from content.check_in_note n where n.goal_id = any ($1)`);

/** Those of the caller alone: a policy holds them to that. */
const own = sql(`
  select p.id, p.goal_id as "goalId", p.engagement_id as "engagementId", p.on_date as "on", p.at, p.sealed,
    case when p.author_id = p.coachee_id then 'coachee' else 'coach' end as side
  from content.private_check_in p where p.goal_id = any ($1) order by p.on_date, p.at, p.id`);

/** What counts of an engagement and is measured by levels, as it was agreed to last. */
const scaled = sql(`
  select g.id as "goalId", r.wording, r.weight, latest.level
  from goal g
  left join goal_order o on o.practice_id = g.practice_id and o.engagement_id = g.engagement_id
  join lateral (select wording, levels, weight from goal_revision r where r.practice_id = g.practice_id
    and r.goal_id = g.id and r.agreed_at is not null order by r.number desc limit 1) r on r.levels is not null
  left join lateral (select c.level from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id
    and c.level is not null order by c.on_date desc, c.at desc limit 1) latest on true
  where g.engagement_id = $1 and g.counts and g.state <> 'dropped'
  order by array_position(o.goal_ids, g.id) nulls last, g.created_at, g.id`);

const levels = sql(`
  select c.goal_id as "goalId", c.on_date as "on", c.level
  from check_in c where c.engagement_id = $1 and c.level is not null order by c.on_date, c.at, c.id`);

interface SealedWords {
  id: string;
  engagementId: string;
  sealed: Buffer;
}
type Sealed = Pick<Look, 'id' | 'goalId' | 'on' | 'side' | 'at'> & SealedWords;
/** Keys of engagements, by id; without its key, what was said in one cannot be read any more. */
type Keys = ReadonlyMap<string, ContentKey>;

/** Looks at progress: those that both read, and those that their author keeps. */
@Injectable()
export class CheckInsRepository {
  /** All that the caller may see of some goals, oldest first: four statements, however many there are. */
  async findLooks(tx: Tx, goalIds: string[], keys: Keys = new Map()): Promise<Look[]> {
    const [said, kept] = await tx.as('rapport_content', async () => [
      await tx.rows<SealedWords>(notes, [goalIds]),
      await tx.rows<Sealed>(own, [goalIds]),
    ]);
    const noteOf = new Map(
      said.map(({ id, engagementId, sealed }) => [id, keys.get(engagementId)?.open(sealed, noteContext(id))]),
    );
    const both = await tx.rows<Look>(shared, [goalIds]);
    const looks = both.map((look) => ({ ...look, note: noteOf.get(look.id) ?? null }));
    const by = await this.nameOf(tx);
    for (const each of kept) looks.push(...opened(each, keys, by));
    return looks.sort((a, b) => compare(a.on, b.on) || a.at.getTime() - b.at.getTime() || compare(a.id, b.id));
  }

  /** Goals that are measured by levels, in their order, each with its latest. */
  findScaled(tx: Tx, engagementId: string): Promise<ScaledGoalResponse[]> {
    return tx.rows(scaled, [engagementId]);
  }

  /** Levels that both read, earliest first. */
  findLevels(tx: Tx, engagementId: string): Promise<LevelGiven[]> {
    return tx.rows(levels, [engagementId]);
  }

  async add(tx: Tx, goal: Goal, { note, ...look }: NewLook, key: ContentKey | undefined): Promise<void> {
    const id = uuidv7({ msecs: look.at.getTime() });
    await tx.insert(CheckIn, { ...childOf(goal), id, sponsorReads: goal.sponsorRates, ...look });
    if (note === null || !key) return;
    const sealed = key.seal(note, noteContext(id));
    await tx.as('rapport_content', () => tx.insert(CheckInNote, { ...childOf(goal), checkInId: id, sealed }));
  }

  async keep(tx: Tx, goal: Goal, { onDate, at, byId: authorId, ...said }: NewLook, key: ContentKey): Promise<void> {
    const id = uuidv7({ msecs: at.getTime() });
    const sealed = key.seal(JSON.stringify(said), keptContext(id));
    const row = { ...childOf(goal), id, authorId, onDate, at, sealed };
    await tx.as('rapport_content', () => tx.insert(PrivateCheckIn, row));
  }

  private async nameOf(tx: Tx): Promise<string | null> {
    return (await tx.row<{ name: string | null }>(callerName))?.name ?? null;
  }
}

const callerName = sql(`select name_of(caller_person()) as name`);

function opened({ sealed, engagementId, ...look }: Sealed, keys: Keys, by: string | null): Look[] {
  const words = keys.get(engagementId)?.open(sealed, keptContext(look.id));
  if (words === undefined) return [];
  const said = JSON.parse(words) as Rating & { note: string | null };
  return [{ ...look, ...said, by, private: true }];
}

function noteContext(checkInId: string): string {
  return `check_in_note:${checkInId}`;
}

function keptContext(id: string): string {
  return `private_check_in:${id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

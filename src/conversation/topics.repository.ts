import { Injectable } from '@nestjs/common';
import type { Parties } from '../engagements/parties.types.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Topic, TopicGoal } from './topic.entity.js';
import type { TopicState } from './topic.rules.js';

/** A topic with the goals that it is about, its words still sealed. */
export interface TopicRow {
  id: string;
  engagementId: string;
  authorId: string;
  sessionId: string | null;
  state: TopicState;
  broughtAt: Date;
  discussedInId: string | null;
  settledAt: Date | null;
  sealed: Buffer;
  version: number;
  goalIds: string[];
}

export interface TopicsPage {
  after: string | undefined;
  /** All there are, if left out. */
  limit?: number;
}

/** Topics of the engagement $1, of which more is asked behind it. */
export const TOPIC = `
  select t.id, t.engagement_id as "engagementId", t.author_id as "authorId", t.session_id as "sessionId", t.state,
    t.brought_at as "broughtAt", t.discussed_in_id as "discussedInId", t.settled_at as "settledAt", t.sealed, t.version,
    array(select g.goal_id from content.topic_goal g where g.practice_id = t.practice_id and g.topic_id = t.id
      order by g.goal_id) as "goalIds"
  from content.topic t where t.engagement_id = $1`;

const one = sql(`${TOPIC} and t.id = $2`);
const open = sql(`
  ${TOPIC} and t.state = 'open'
    and ($2::uuid is null or (t.place, t.id) > (select a.place, a.id from content.topic a where a.engagement_id = $1 and a.id = $2))
  order by t.place, t.id limit $3`);
const settled = sql(`
  ${TOPIC} and t.state <> 'open'
    and ($2::uuid is null or (t.settled_at, t.id) < (select a.settled_at, a.id from content.topic a where a.engagement_id = $1 and a.id = $2))
  order by t.settled_at desc, t.id desc limit $3`);
/** What was discussed in a talk, and what could have been: brought before its end, and not settled before its beginning. */
const atTalk = sql(`
  ${TOPIC} and (t.discussed_in_id = $2 or (t.brought_at < $4 and (t.settled_at is null or t.settled_at >= $3)))
  order by t.place, t.id`);
/** It grows with whatever happens to any topic: rows are never removed, versions and the last place only go up. */
const version = sql(`
  select (coalesce(sum(t.version), 0) + coalesce(max(t.place), 0))::int as version, coalesce(max(t.place), 0) as last
  from content.topic t where t.engagement_id = $1`);
const arrange = sql(`
  update content.topic t set place = $3 + o.at from unnest($2::uuid[]) with ordinality o (id, at)
  where t.practice_id = $1 and t.id = o.id`);

/** Every statement here steps into rapport_content: the server's own role cannot read the schema. */
@Injectable()
export class TopicsRepository {
  async get(tx: Tx, engagementId: string, id: string): Promise<TopicRow> {
    const topic = await tx.as('rapport_content', () => tx.row<TopicRow>(one, [engagementId, id]));
    if (!topic) throw platformErrors.missing();
    return topic;
  }

  findOpen(tx: Tx, engagementId: string, page?: TopicsPage): Promise<TopicRow[]> {
    return tx.as('rapport_content', () => tx.rows<TopicRow>(open, [engagementId, ...limitsOf(page)]));
  }

  findSettled(tx: Tx, engagementId: string, page?: TopicsPage): Promise<TopicRow[]> {
    return tx.as('rapport_content', () => tx.rows<TopicRow>(settled, [engagementId, ...limitsOf(page)]));
  }

  findAtTalk(
    tx: Tx,
    engagementId: string,
    { id, startsAt, endsAt }: { id: string; startsAt: Date; endsAt: Date },
  ): Promise<TopicRow[]> {
    return tx.as('rapport_content', () => tx.rows<TopicRow>(atTalk, [engagementId, id, startsAt, endsAt]));
  }

  /** The version of all topics together, and the place of the last. */
  async findVersion(tx: Tx, engagementId: string): Promise<{ version: number; last: number }> {
    const found = await tx.as('rapport_content', () =>
      tx.row<{ version: number; last: number }>(version, [engagementId]),
    );
    return found ?? { version: 0, last: 0 };
  }

  async add(tx: Tx, topic: Topic, goalIds: readonly string[]): Promise<void> {
    await tx.as('rapport_content', async () => {
      await tx.insert(Topic, topic);
      await tx.insert(TopicGoal, linksOf(topic, topic.id, goalIds));
    });
  }

  async change(tx: Tx, { id, version: before }: TopicRow, change: Partial<Topic>): Promise<void> {
    const { practiceId } = tx.caller;
    await tx.as('rapport_content', () => tx.update(Topic, { practiceId, id }, { ...change, version: before + 1 }));
  }

  /** What it is about from now on. */
  async relate(tx: Tx, parties: Parties, topicId: string, goalIds: readonly string[]): Promise<void> {
    await tx.as('rapport_content', async () => {
      await tx.delete(TopicGoal, { practiceId: parties.practiceId, topicId });
      await tx.insert(TopicGoal, linksOf(parties, topicId, goalIds));
    });
  }

  /** Puts topics behind all there are, in this order. */
  async arrange(tx: Tx, ids: readonly string[], last: number): Promise<void> {
    await tx.as('rapport_content', () => tx.rows(arrange, [tx.caller.practiceId, ids, last]));
  }
}

function limitsOf(page: TopicsPage | undefined) {
  return [page?.after ?? null, page?.limit === undefined ? null : page.limit + 1];
}

function linksOf(parties: Parties, topicId: string, goalIds: readonly string[]): TopicGoal[] {
  const { practiceId, engagementId, coachId, coacheeId, companyId } = parties;
  const about = { practiceId, engagementId, coachId, coacheeId, companyId, topicId };
  return [...new Set(goalIds)].map((goalId) => ({ ...about, goalId }));
}

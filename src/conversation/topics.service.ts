import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import { goalNamed, SurroundingsRepository, talkNamed, type Surroundings } from './surroundings.repository.js';
import { refuseWriting } from './talk.rules.js';
import type { Topic } from './topic.entity.js';
import {
  refuseArrangingOthers,
  refuseRewording,
  refuseTalkOver,
  talkOfDiscussion,
  topicStateAfter,
  type TopicEvent,
} from './topic.rules.js';

import { TopicsRepository, type TopicRow } from './topics.repository.js';
import type { BringTopicRequest, RewordTopicRequest, TopicsQuery } from './topics.requests.js';
import { presentTopics, topicContext, type TopicResponse, type TopicsResponse } from './topics.responses.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;

/** What is there when a topic is about to change. */
interface Scene {
  engagement: Engagement;
  around: Surroundings;
  now: Date;
}

/** What the two want to talk about: brought by either, arranged by both, carried on until it was discussed or dropped. */
@Injectable()
export class TopicsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly confidentiality: Confidentiality,
    private readonly surroundings: SurroundingsRepository,
    private readonly topics: TopicsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string, query: TopicsQuery): Promise<TopicsResponse> {
    const { cursor, limit, state } = query;
    return this.database.read(caller, async (tx) => {
      const asked = { after: idAfter(cursor), limit };
      const rows =
        state === 'open'
          ? await this.topics.findOpen(tx, engagementId, asked)
          : await this.topics.findSettled(tx, engagementId, asked);
      const page = pageOf(rows, limit, ({ id }) => id);
      const { version } = await this.topics.findVersion(tx, engagementId);
      return { ...page, items: await this.shown(tx, engagementId, page.items), version };
    });
  }

  read(caller: PersonCaller, engagementId: string, id: string): Promise<TopicResponse> {
    return this.database.read(caller, (tx) => this.present(tx, engagementId, id));
  }

  bring(caller: PersonCaller, engagementId: string, request: BringTopicRequest): Promise<TopicResponse> {
    return this.changed(caller, engagementId, async (tx, { engagement, around, now }) => {
      refuseWriting(engagement, undefined, now);
      const talk = talkNamed(around, request.sessionId);
      if (talk) refuseTalkOver(talk, now);
      for (const goalId of request.goalIds) goalNamed(around, goalId, '/goalIds');
      const key = await this.confidentiality.keyFor(tx, engagement);
      const id = uuidv7({ msecs: now.getTime() });
      const { last } = await this.topics.findVersion(tx, engagementId);
      const topic: Topic = {
        ...{ ...partiesOf(engagement), id, authorId: caller.personId, sessionId: talk?.id ?? null, place: last + 1 },
        ...{ state: 'open', broughtAt: now, discussedInId: null, settledAt: null, settledById: null, version: 1 },
        sealed: key.seal(request.text, topicContext(id)),
      };
      await this.topics.add(tx, topic, request.goalIds);
      return id;
    });
  }

  /** Other words, other goals, another talk: by whoever brought it. */
  reword(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    version: number,
    request: RewordTopicRequest,
  ): Promise<TopicResponse> {
    return this.changed(caller, engagementId, async (tx, { engagement, around, now }) => {
      const topic = await this.topics.get(tx, engagementId, id);
      refuseRewording(topic, caller.personId);
      refuseWriting(engagement, undefined, now);
      if (topic.version !== version) throw platformErrors.stale();
      const { text, goalIds, sessionId } = request;
      const talk = talkNamed(around, sessionId);
      if (talk && talk.id !== topic.sessionId) refuseTalkOver(talk, now);
      for (const goalId of goalIds ?? []) goalNamed(around, goalId, '/goalIds');
      const key = await this.confidentiality.keyFor(tx, engagement);
      await this.topics.change(tx, topic, {
        ...(sessionId !== undefined && { sessionId: talk?.id ?? null }),
        ...(text !== undefined && { sealed: key.seal(text, topicContext(id)) }),
      });
      if (goalIds) await this.topics.relate(tx, partiesOf(engagement), id, goalIds);
      return id;
    });
  }

  /** It was discussed in a talk: the one that began last, unless another is named. */
  discuss(caller: PersonCaller, engagementId: string, id: string, sessionId?: string): Promise<TopicResponse> {
    return this.settled(caller, engagementId, id, 'discuss', ({ around, now }) => ({
      discussedInId: talkOfDiscussion(around.talks, talkNamed(around, sessionId), now).id,
      ...{ settledAt: now, settledById: caller.personId },
    }));
  }

  drop(caller: PersonCaller, engagementId: string, id: string): Promise<TopicResponse> {
    return this.settled(caller, engagementId, id, 'drop', ({ now }) => ({
      settledAt: now,
      settledById: caller.personId,
    }));
  }

  /** It is to be talked about after all. */
  reopen(caller: PersonCaller, engagementId: string, id: string): Promise<TopicResponse> {
    return this.settled(caller, engagementId, id, 'reopen', ({ engagement, now }) => {
      refuseWriting(engagement, undefined, now);
      return { discussedInId: null, settledAt: null, settledById: null };
    });
  }

  /** Puts all open topics into an order, at the version of the list that was read. */
  arrange(caller: PersonCaller, engagementId: string, version: number, ids: string[]): Promise<TopicsResponse> {
    return this.database.transaction(caller, async (tx) => {
      refuseWriting(await this.engagements.lock(tx, engagementId), undefined, this.clock.now());
      const before = await this.topics.findVersion(tx, engagementId);
      const open = await this.topics.findOpen(tx, engagementId);
      if (before.version !== version) throw platformErrors.stale();
      refuseArrangingOthers(
        ids,
        open.map(({ id }) => id),
      );
      await this.topics.arrange(tx, ids, before.last);
      const items = await this.shown(tx, engagementId, await this.topics.findOpen(tx, engagementId));
      return { items, version: (await this.topics.findVersion(tx, engagementId)).version };
    });
  }

  private settled(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    event: TopicEvent,
    decide: (scene: Scene) => Partial<Topic>,
  ): Promise<TopicResponse> {
    return this.changed(caller, engagementId, async (tx, scene) => {
      const topic = await this.topics.get(tx, engagementId, id);
      const state = topicStateAfter(event, topic.state);
      await this.topics.change(tx, topic, { ...decide(scene), state });
      return id;
    });
  }

  private changed(
    caller: PersonCaller,
    engagementId: string,
    work: (tx: Tx, scene: Scene) => Promise<string>,
  ): Promise<TopicResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const around = await this.surroundings.get(tx, engagementId);
      const id = await work(tx, { engagement, around, now: this.clock.now() });
      return this.present(tx, engagementId, id);
    });
  }

  private async present(tx: Tx, engagementId: string, id: string): Promise<TopicResponse> {
    const [topic] = await this.shown(tx, engagementId, [await this.topics.get(tx, engagementId, id)]);
    return topic as TopicResponse;
  }

  private async shown(tx: Tx, engagementId: string, rows: TopicRow[]): Promise<TopicResponse[]> {
    const around = await this.surroundings.get(tx, engagementId);
    const key = await this.confidentiality.keyOf(tx, engagementId);
    return presentTopics(rows, { around, key, callerId: tx.caller.personId });
  }
}

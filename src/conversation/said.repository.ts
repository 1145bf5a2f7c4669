import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { ActionsRepository, type ActionRow } from './actions.repository.js';
import type { Note } from './note.entity.js';
import { NotesRepository, type LastNote } from './notes.repository.js';
import { SessionGoalsRepository, type SessionGoalRow } from './session-goals.repository.js';
import type { Talk } from './talk.rules.js';
import { TopicsRepository, type TopicRow } from './topics.repository.js';

/** What was said and is still to be done or talked about. */
export interface SaidSince {
  topics: TopicRow[];
  open: ActionRow[];
  settled: ActionRow[];
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
   * @param since when the last talk began
   * @param talkIds talks that have begun, latest first: of the first with a note, it is that one
   */
  async findSince(tx: Tx, engagementId: string, since: Date, talkIds: string[]): Promise<SaidSince> {
    const self = tx.caller.personId;
    return {
      topics: await this.topics.findOpen(tx, engagementId),
      open: await this.actions.findOpen(tx, engagementId),
      settled: await this.actions.findSettledSince(tx, engagementId, since),
      shared: await this.notes.findLast(tx, engagementId, talkIds, null),
      own: self === undefined ? undefined : await this.notes.findLast(tx, engagementId, talkIds, self),
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

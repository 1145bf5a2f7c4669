import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { presentActions } from './actions.responses.js';
import { presentTalk, type Told } from './conversation.responses.js';
import { presentNote } from './notes.responses.js';
import type { RecappedGoalResponse, RecapResponse } from './recap.responses.js';
import { SaidRepository, type SaidAtTalk } from './said.repository.js';
import { presentSessionGoals } from './session-goals.responses.js';
import { SurroundingsRepository, talkAt, type LookRow, type TalkRow } from './surroundings.repository.js';
import { talkAfter, talkBefore } from './talk.rules.js';
import { carriedOnFrom } from './topic.rules.js';
import { presentTopics } from './topics.responses.js';

/** What a session was, in one screenful: what was discussed and agreed on, and what carries on. */
@Injectable()
export class RecapService {
  constructor(
    private readonly database: Database,
    private readonly confidentiality: Confidentiality,
    private readonly surroundings: SurroundingsRepository,
    private readonly said: SaidRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller, engagementId: string, sessionId: string): Promise<RecapResponse> {
    return this.database.read(caller, async (tx) => {
      const around = await this.surroundings.get(tx, engagementId);
      const talk = talkAt(around, sessionId);
      const key = await this.confidentiality.keyOf(tx, engagementId);
      const [before, after] = [talkBefore(around.talks, talk), talkAfter(around.talks, talk)];
      const said = await this.said.findAtTalk(tx, engagementId, talk);
      // What was looked at after the next session is that one's.
      const until = after?.state === 'completed' ? after.startsAt : undefined;
      const looks = await this.surroundings.findLooks(tx, engagementId, before?.startsAt ?? new Date(0), until);
      const told: Told = { around, key, callerId: caller.personId };
      return {
        session: presentTalk(talk),
        ...this.presentSaid(said, talk, told),
        goals: presentSessionGoals(said.goals, around).map((goal) => ({ ...goal, checkIns: looksAt(goal.id, looks) })),
        ...{ left: around.left, next: after ? presentTalk(after) : null },
      };
    });
  }

  private presentSaid({ topics, actions, note }: SaidAtTalk, talk: TalkRow, told: Told) {
    const now = this.clock.now();
    const carriesOn = topics.filter((topic) =>
      carriedOnFrom(topic, told.around.talks).some(({ id }) => id === talk.id),
    );
    return {
      discussed: presentTopics(
        topics.filter(({ discussedInId }) => discussedInId === talk.id),
        told,
      ),
      carriesOn: presentTopics(carriesOn, told),
      sharedNote: presentNote(note, told),
      actions: presentActions(
        actions.filter(({ sessionId }) => sessionId === talk.id),
        told,
        now,
      ),
      openActions: presentActions(
        actions.filter(({ sessionId, state }) => sessionId !== talk.id && state === 'open'),
        told,
        now,
      ),
    };
  }
}

function looksAt(goalId: string, looks: readonly LookRow[]): RecappedGoalResponse['checkIns'] {
  return looks.filter((look) => look.goalId === goalId).map(({ on, score, level, by }) => ({ on, score, level, by }));
}

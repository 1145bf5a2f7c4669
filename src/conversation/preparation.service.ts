import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant, localDateOf } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { presentActions, type ActionResponse } from './actions.responses.js';
import { opened, presentGoal, presentTalk, type Told } from './conversation.responses.js';
import type { LastNote } from './notes.repository.js';
import { noteContext } from './notes.responses.js';
import type {
  GoalsBeforeTalkResponse,
  GoalToLookAtResponse,
  NoteOfTalkResponse,
  OpenActionsResponse,
  PreparationResponse,
} from './preparation.responses.js';
import { lookDue, type Asked } from './preparation.rules.js';
import { SaidRepository } from './said.repository.js';
import { SurroundingsRepository, talkAt, type GoalRow } from './surroundings.repository.js';
import { lastTalk, nextTalk } from './talk.rules.js';
import { presentTopics } from './topics.responses.js';

/** What there is since last time, in one read before the next session. */
@Injectable()
export class PreparationService {
  constructor(
    private readonly database: Database,
    private readonly confidentiality: Confidentiality,
    private readonly surroundings: SurroundingsRepository,
    private readonly said: SaidRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller, engagementId: string): Promise<PreparationResponse> {
    const now = this.clock.now();
    return this.database.read(caller, async (tx) => {
      const around = await this.surroundings.get(tx, engagementId);
      const key = await this.confidentiality.keyOf(tx, engagementId);
      const told: Told = { around, key, callerId: caller.personId };
      const [last, next] = [lastTalk(around.talks, now), nextTalk(around.talks, now)];
      const begun = around.talks.filter(({ startsAt }) => startsAt <= now && startsAt !== next?.startsAt);
      const ids = begun.map(({ id }) => id).reverse();
      const asked = { since: last?.startsAt ?? new Date(0), talkIds: ids, before: around.otherIds };
      const said = await this.said.findSince(tx, engagementId, asked);
      const keys = await this.confidentiality.keysIfKept(tx, around.otherIds);
      return {
        next: next ? presentTalk(next) : null,
        last: last ? presentTalk(last) : null,
        left: around.left,
        topics: presentTopics(said.topics, told),
        actions: byOwner(presentActions(said.open, told, now), told),
        settledActions: presentActions(said.settled, told, now),
        actionsBefore: said.openBefore.flatMap((row) => {
          const ofBefore = keys.get(row.engagementId);
          return ofBefore ? presentActions([row], { ...told, key: ofBefore }, now) : [];
        }),
        goals: goalsBefore(around.goals, {
          ...{ now, today: localDateOf(now, around.timeZone), lastTalkAt: last?.startsAt },
          staleAfterWeeks: around.staleAfterWeeks,
        }),
        sharedNote: noteOfTalk(said.shared, told),
        privateNote: noteOfTalk(said.own, told),
      };
    });
  }
}

function byOwner(actions: ActionResponse[], { around, callerId }: Told): OpenActionsResponse {
  const self = callerId === around.coachId ? 'coach' : 'coachee';
  return {
    overdue: actions.filter(({ overdue }) => overdue).length,
    mine: actions.filter(({ owner }) => owner === self),
    theirs: actions.filter(({ owner }) => owner !== self),
  };
}

function goalsBefore(goals: readonly GoalRow[], asked: Asked): GoalsBeforeTalkResponse {
  const asking = (what: 'due' | 'stale') => goals.filter((goal) => lookDue(goal, asked) === what).map(presentLook);
  return { dueForALook: asking('due'), stale: asking('stale'), waiting: goals.flatMap(presentWaiting) };
}

function presentLook(goal: GoalRow): GoalToLookAtResponse {
  const { targetDate, lastLookAt } = goal;
  return { ...presentGoal(goal), targetDate, lastLookAt: lastLookAt && formatInstant(lastLookAt) };
}

/** A proposal waits as a whole, and an agreed goal with another wording of it. */
function presentWaiting({ id, state, pending }: GoalRow): GoalsBeforeTalkResponse['waiting'] {
  if (!pending) return [];
  const { revision, wording } = pending;
  return [{ goalId: id, kind: state === 'proposed' ? 'proposal' : 'revision', revision, wording }];
}

function noteOfTalk(note: LastNote | undefined, told: Told): NoteOfTalkResponse | null {
  if (!note) return null;
  return {
    session: presentTalk(talkAt(told.around, note.sessionId)),
    text: opened(told, note.sealed, noteContext(note.id)),
    by: told.around.names[note.updatedById] ?? null,
    ...{ updatedAt: formatInstant(note.updatedAt), version: note.version },
  };
}

import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { appointment } from '../platform/clock/zones.js';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { goalErrors } from './goal.errors.js';
import type { Goal } from './goal.entity.js';
import {
  refuseCheckInDate,
  refuseNotOpen,
  refuseTooMany,
  stateAfter,
  type GoalEvent,
  type GoalOrigin,
} from './goal.rules.js';
import { GoalsRepository, type NewGoal, type Wording } from './goals.repository.js';
import type { CheckInRequest, ProposeGoalRequest, WordingRequest } from './goals.requests.js';
import type { GoalResponse, GoalsResponse, GoalStoryResponse } from './goals.responses.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;

/** Goals, as everyone works on them; what the coachee alone decides is in goal-agreement.service. */
@Injectable()
export class GoalsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly goals: GoalsRepository,
    private readonly confidentiality: Confidentiality,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string): Promise<GoalsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.goals.findAll(tx, engagementId) }));
  }

  /** A goal with all its wordings and check-ins. */
  story(caller: PersonCaller, engagementId: string, id: string): Promise<GoalStoryResponse> {
    return this.database.read(caller, async (tx) => {
      const goal = await this.goals.present(tx, engagementId, id);
      const key = await this.confidentiality.keyIfKept(tx, engagementId);
      const revisions = await this.goals.findRevisions(tx, engagementId, id, key);
      return { ...goal, revisions, checkIns: await this.goals.findCheckIns(tx, engagementId, id) };
    });
  }

  /**
   * Proposes a goal. It counts for nothing until the coachee agrees, whoever proposed it. What was proposed is answered
   * from the request: a sponsor writes here and reads at the sponsor's own door.
   */
  propose(caller: PersonCaller, engagementId: string, request: ProposeGoalRequest): Promise<GoalResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.get(tx, engagementId);
      if (['completed', 'ended_early'].includes(engagement.state)) throw goalErrors.engagementOver();
      const origin = originOf(caller, engagement, request.fromCatalogue);
      const now = this.clock.now();
      const goal = await this.goals.add(tx, engagement, newGoal(caller, origin, now));
      const wording = wordingOf(request);
      await this.goals.addRevision(tx, goal, 1, wording, {
        writtenById: caller.personId,
        writtenAt: now,
        agreedAt: null,
      });
      return presentProposed(goal, wording);
    });
  }

  /** Another wording of an agreed goal: pending until the coachee agrees, unless the coachee wrote it. */
  revise(caller: PersonCaller, engagementId: string, id: string, request: WordingRequest): Promise<GoalResponse> {
    return this.changed(caller, engagementId, id, async (tx, goal, engagement) => {
      refuseNotOpen(goal.state);
      const now = this.clock.now();
      const agreedAt = caller.personId === engagement.coacheeId ? now : null;
      if (await this.goals.findPending(tx, goal)) throw goalErrors.revisionPending();
      const number = (await this.goals.findLastNumber(tx, goal)) + 1;
      await this.goals.addRevision(tx, goal, number, wordingOf(request), {
        writtenById: caller.personId,
        writtenAt: now,
        agreedAt,
      });
      await this.goals.change(tx, goal, agreedAt ? { lastLookAt: now } : {}, now);
    });
  }

  /** Starts, holds, resumes, achieves or drops an agreed goal. */
  steer(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    event: Exclude<GoalEvent, 'agree' | 'decline' | 'amend'>,
  ) {
    return this.changed(caller, engagementId, id, async (tx, goal, engagement) => {
      const state = stateAfter(event, goal.state);
      if (state === 'in_progress')
        refuseTooMany(await this.goals.findOpen(tx, engagementId, ['in_progress']), engagement.goalsInProgress);
      await this.goals.change(tx, goal, { state }, this.clock.now());
    });
  }

  /** One dated look at progress. */
  checkIn(caller: PersonCaller, engagementId: string, id: string, request: CheckInRequest): Promise<GoalResponse> {
    return this.changed(caller, engagementId, id, async (tx, goal, engagement) => {
      refuseNotOpen(goal.state);
      const at = this.clock.now();
      const { timeZone, startsOn } = engagement;
      const today = this.clock.today(timeZone);
      const { score, note = null, on = today } = request;
      refuseCheckInDate(on, startsOn, today);
      await this.goals.addCheckIn(tx, goal, { onDate: on, score, level: null, note, byId: caller.personId, at });
      const lookedAt = on === today ? at : appointment(on, '12:00', timeZone).startsAt;
      await this.goals.change(tx, goal, { lastLookAt: later(goal.lastLookAt, lookedAt) }, at);
    });
  }

  /** The coachee lets the sponsor read a goal, or takes that back: the next read is without it. */
  share(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    version: number,
    sponsor: boolean,
  ): Promise<GoalResponse> {
    return this.database.transaction(caller, async (tx) => {
      await this.engagements.lock(tx, engagementId);
      const goal = await this.goals.get(tx, engagementId, id);
      if (goal.version !== version) throw platformErrors.stale();
      if (goal.origin === 'sponsor' && !sponsor) throw goalErrors.sponsorsOwn();
      const now = this.clock.now();
      await this.goals.recordShare(tx, goal, sponsor, caller.personId, now);
      await this.goals.change(tx, goal, { sponsorReads: sponsor }, now);
      return this.goals.present(tx, engagementId, id);
    });
  }

  private changed(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    work: (tx: Tx, goal: Goal, engagement: Engagement) => Promise<void>,
  ): Promise<GoalResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      if (engagement.state !== 'active')
        throw goalErrors.engagementOver(`The engagement is ${engagement.state.replace('_', ' ')}.`);
      await work(tx, await this.goals.get(tx, engagementId, id), engagement);
      return this.goals.present(tx, engagementId, id);
    });
  }
}

function originOf(
  { personId }: PersonCaller,
  engagement: { coachId: string; coacheeId: string },
  fromCatalogue: boolean,
): GoalOrigin {
  const own = personId === engagement.coacheeId ? 'coachee' : personId === engagement.coachId ? 'coach' : 'sponsor';
  return own !== 'sponsor' && fromCatalogue ? 'catalogue' : own;
}

/** What is the same about every new goal. */
export function newGoal({ personId }: PersonCaller, origin: GoalOrigin, now: Date): NewGoal {
  const about = {
    id: uuidv7({ msecs: now.getTime() }),
    origin,
    proposedById: personId,
    sponsorReads: origin === 'sponsor',
  };
  return {
    ...about,
    state: 'proposed',
    agreedAt: null,
    lastLookAt: null,
    amendsId: null,
    carriedFromId: null,
    createdAt: now,
    version: 1,
  };
}

export function wordingOf({ wording, measure, targetDate }: WordingRequest): Wording {
  const measured = { levels: null, weight: null, baseline: null, target: null };
  return { wording, measure: measure ?? null, targetDate: targetDate ?? null, ...measured };
}

function presentProposed(goal: Goal, wording: Wording): GoalResponse {
  const { id, engagementId, origin, state, sponsorReads, amendsId, carriedFromId, version } = goal;
  const current = { revision: 1, wording: wording.wording, measure: wording.measure, targetDate: wording.targetDate };
  const about = { id, engagementId, origin, state, current, pending: current, visibleToSponsor: sponsorReads };
  return { ...about, score: null, agreedAt: null, amendsId, carriedFromId, version };
}

function later(one: Date | null, other: Date): Date {
  return one && one > other ? one : other;
}

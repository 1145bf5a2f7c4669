import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { goalErrors } from './goal.errors.js';
import type { Goal } from './goal.entity.js';
import { refuseOver, type GoalOrigin } from './goal.rules.js';
import { GoalsRepository, type NewGoal, type Wording } from './goals.repository.js';
import type { ProposeGoalRequest, ReviseGoalRequest, WordingRequest } from './goals.requests.js';
import type { GoalResponse } from './goals.responses.js';
import { measuredBy } from './measure.rules.js';
import { writtenOf } from './revision.rules.js';

export type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;

/** In which words a goal is proposed, and put in other words: until the engagement is over. */
@Injectable()
export class GoalWordsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly goals: GoalsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Proposes a goal. It counts for nothing until the coachee agrees, whoever proposed it. What was proposed is answered
   * from the request: a sponsor writes here and reads at the sponsor's own door.
   */
  propose(caller: PersonCaller, engagementId: string, request: ProposeGoalRequest): Promise<GoalResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.get(tx, engagementId);
      refuseOver(engagement.state);
      const { exampleGoalId = null } = request;
      const origin = originOf(caller, engagement, exampleGoalId !== null);
      if (origin === 'catalogue' && !(await this.goals.isExample(tx, exampleGoalId))) throw goalErrors.exampleRetired();
      const now = this.clock.now();
      const from = origin === 'catalogue' ? { exampleGoalId } : {};
      const goal = await this.goals.add(tx, engagement, { ...newGoal(caller, origin, now), ...from });
      const wording = wordingOf(request);
      const by = { writtenById: caller.personId, writtenAt: now, agreedAt: null };
      await this.goals.addRevision(tx, goal, 1, wording, by);
      return presentProposed(goal, 1, wording);
    });
  }

  /**
   * Puts a goal in other words. A sponsor reads nothing here: what they may reword is their own proposal, and the
   * practice writes it down for them.
   */
  async revise(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    request: ReviseGoalRequest,
  ): Promise<GoalResponse> {
    const { coachId, coacheeId } = await this.database.read(caller, (tx) => this.engagements.get(tx, engagementId));
    const isParty = caller.personId === coachId || caller.personId === coacheeId;
    return this.database.transaction(isParty ? caller : asPractice(caller), async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const goal = await this.goals.get(tx, engagementId, id);
      // A proposal of the other two is none of a sponsor's business, nor that there is one.
      const isShown = goal.origin === 'sponsor' || (goal.sponsorReads && goal.agreedAt !== null);
      if (!isParty && !isShown) throw platformErrors.missing();
      const number = await this.write(tx, engagement, goal, request);
      return isParty ? this.goals.present(tx, engagementId, id) : presentProposed(goal, number, wordingOf(request));
    });
  }

  /**
   * Writes other words for a goal of an engagement that is locked, on behalf of whoever the transaction is for.
   * @returns the number of the new revision
   */
  async write(tx: Tx, engagement: Engagement, goal: Goal, request: ReviseGoalRequest): Promise<number> {
    refuseOver(engagement.state);
    const { coachId, coacheeId } = engagement;
    const { personId: writerId = '' } = tx.caller;
    const [pending, words] = [await this.goals.findPending(tx, goal), await this.goals.findWordings(tx, goal)];
    const agreed = words.find(({ agreedAt }) => agreedAt)?.number;
    const isParty = writerId === coachId || writerId === coacheeId;
    const { state, proposedById } = goal;
    const about = { state, proposedById, coacheeId, pending, agreed, writerId, isParty, basedOn: request.basedOn };
    const written = writtenOf(about);
    const now = this.clock.now();
    if (pending)
      await this.goals.settleRevision(
        tx,
        pending,
        written.pending === 'declined' ? { declinedAt: now } : { supersededAt: now },
      );
    const number = (words[0]?.number ?? 0) + 1;
    const by = { writtenById: writerId, writtenAt: now, agreedAt: written.agreed ? now : null };
    await this.goals.addRevision(tx, goal, number, wordingOf(request), by);
    await this.goals.change(tx, goal, written.agreed ? { lastLookAt: now } : {}, now);
    return number;
  }
}

function originOf({ personId }: PersonCaller, engagement: Engagement, isExample: boolean): GoalOrigin {
  const own = personId === engagement.coacheeId ? 'coachee' : personId === engagement.coachId ? 'coach' : 'sponsor';
  return own !== 'sponsor' && isExample ? 'catalogue' : own;
}

/** What is the same about every new goal. */
export function newGoal({ personId }: PersonCaller, origin: GoalOrigin, now: Date): NewGoal {
  return {
    ...{ id: uuidv7({ msecs: now.getTime() }), origin, proposedById: personId },
    ...{ sponsorReads: origin === 'sponsor', sponsorRates: origin === 'sponsor' },
    ...{ state: 'proposed', agreedAt: null, lastLookAt: null },
    ...{ amendsId: null, carriedFromId: null, exampleGoalId: null, createdAt: now, version: 1 },
  };
}

export function wordingOf(request: WordingRequest): Wording {
  const { wording, measure, targetDate, ...measured } = request;
  return { wording, measure: measure ?? null, targetDate: targetDate ?? null, ...measuredBy(measured) };
}

function presentProposed(goal: Goal, revision: number, wording: Wording): GoalResponse {
  const { id, engagementId, origin, state, sponsorReads, amendsId, carriedFromId, exampleGoalId, version } = goal;
  const current = { revision, ...wording };
  const about = { id, engagementId, origin, state, current, pending: current, visibleToSponsor: sponsorReads };
  const unseen = { score: null, level: null, agreedAt: null, lastLookAt: null };
  return { ...about, ...unseen, amendsId, carriedFromId, exampleGoalId, version };
}

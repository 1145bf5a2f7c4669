import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { CheckInsRepository, type Look } from './check-ins.repository.js';
import { declineOf, GoalsRepository } from './goals.repository.js';
import type { GoalStoryResponse } from './goals.responses.js';
import type { TimelineEntryResponse, TimelineResponse } from './progress.responses.js';
import { TimelineRepository, type SealedReason, type Step } from './timeline.repository.js';

type Keys = Awaited<ReturnType<Confidentiality['keysIfKept']>>;

const NOTHING_SAID = { on: null, score: null, level: null, private: false, reason: null };

/** What became of a goal: as it stands with all that was said of it, and from its beginning. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly database: Database,
    private readonly goals: GoalsRepository,
    private readonly checkIns: CheckInsRepository,
    private readonly timelines: TimelineRepository,
    private readonly confidentiality: Confidentiality,
  ) {}

  /** A goal with all its wordings and check-ins. */
  story(caller: PersonCaller, engagementId: string, id: string): Promise<GoalStoryResponse> {
    return this.database.read(caller, async (tx) => {
      const goal = await this.goals.present(tx, engagementId, id);
      const key = await this.confidentiality.keyIfKept(tx, engagementId);
      const revisions = await this.goals.findRevisions(tx, engagementId, id, key);
      const looks = await this.checkIns.findLooks(tx, [id], key && new Map([[engagementId, key]]));
      return { ...goal, revisions, checkIns: looks.map(presentLook) };
    });
  }

  /** From who first proposed it to its last check-in, also in engagements before: in a constant number of statements. */
  timeline(caller: PersonCaller, engagementId: string, id: string): Promise<TimelineResponse> {
    return this.database.read(caller, async (tx) => {
      const steps = await this.timelines.findSteps(tx, engagementId, id);
      if (!steps.length) throw platformErrors.missing();
      const engagementOf = new Map(steps.map((step) => [step.goalId, step.engagementId]));
      const keys = await this.confidentiality.keysIfKept(tx, [...new Set(engagementOf.values())]);
      const goalIds = [...engagementOf.keys()];
      const reasons = await this.reasonsOf(tx, goalIds, keys);
      const looks = await this.checkIns.findLooks(tx, goalIds, keys);
      const entries = [
        ...steps.map((step) => told(step, reasons)),
        ...looks.map((look) => toldLook(look, engagementOf.get(look.goalId) ?? engagementId)),
      ];
      // What happened at one moment stays in the order in which it follows from one another.
      const items = entries.sort((a, b) => a.at.getTime() - b.at.getTime());
      return { items: items.map((entry) => ({ ...entry, at: formatInstant(entry.at) })) };
    });
  }

  private async reasonsOf(tx: Tx, goalIds: string[], keys: Keys): Promise<Map<string, string>> {
    const sealed = await this.timelines.findReasons(tx, goalIds);
    return new Map(
      sealed.flatMap(({ goalId, engagementId, revisionNumber, sealed: words }: SealedReason) => {
        const context = declineOf(goalId, revisionNumber);
        const key = keys.get(engagementId);
        return key ? [[context, key.open(words, context)]] : [];
      }),
    );
  }
}

type Entry = Omit<TimelineEntryResponse, 'at'> & { at: Date };

function told(step: Step, reasons: Map<string, string>): Entry {
  const isDecline = step.kind === 'declined' && step.revision !== null;
  const reason = isDecline ? (reasons.get(declineOf(step.goalId, step.revision ?? 0)) ?? null) : null;
  return { ...NOTHING_SAID, ...step, reason };
}

function toldLook({ at, by, goalId, on, score, level, private: isPrivate }: Look, engagementId: string): Entry {
  const about = { at, kind: 'checked_in' as const, by, goalId, engagementId, revision: null, wording: null };
  return { ...about, on, score, level, private: isPrivate, reason: null };
}

function presentLook({ id, on, score, level, note, by, private: isPrivate }: Look) {
  return { id, on, score, level, note, by, private: isPrivate };
}

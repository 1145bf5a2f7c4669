import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { isAsked, PULSE_MOMENTS, refuseUnasked, reviewOf, type PulseAnswers, type PulseMoment } from './pulse.rules.js';
import type { PulseResponse, PulsesResponse } from './pulses.responses.js';
import { PulsesRepository } from './pulses.repository.js';

type Given = PulseAnswers & { moment: PulseMoment };

/** The pulse of a coachee: answered by them, theirs to read, and shown to the coach as they choose. */
@Injectable()
export class PulsesService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly confidentiality: Confidentiality,
    private readonly pulses: PulsesRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller, engagementId: string): Promise<PulsesResponse> {
    return this.database.read(caller, (tx) => this.present(tx, caller, engagementId));
  }

  /** Takes answers, once; from then on they stay as they are. */
  answer(caller: PersonCaller, engagementId: string, { moment, ...answers }: Given): Promise<PulsesResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      // Where what was said has been erased, nothing is added to it.
      await this.confidentiality.keyOf(tx, engagementId);
      const now = this.clock.now();
      const openedAt = (await this.pulses.findOpenings(tx, engagementId)).get(reviewOf(moment)) ?? null;
      const isAnswered = (await this.pulses.findAll(tx, engagementId)).some((each) => each.moment === moment);
      refuseUnasked({ engagementState: engagement.state, openedAt }, isAnswered, now);
      const about = { ...partiesOf(engagement), id: uuidv7({ msecs: now.getTime() }), moment };
      await this.pulses.add(tx, { ...about, answeredAt: now, shared: false }, answers);
      return this.present(tx, caller, engagementId);
    });
  }

  /** Shows it to the coach, or takes that back; later reads go by it. */
  share(caller: PersonCaller, engagementId: string, id: string, shared: boolean): Promise<PulsesResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const pulse = await this.pulses.get(tx, engagementId, id);
      if (pulse.shared !== shared) await this.pulses.share(tx, engagement, pulse, shared, this.clock.now());
      return this.present(tx, caller, engagementId);
    });
  }

  private async present(tx: Tx, caller: PersonCaller, engagementId: string): Promise<PulsesResponse> {
    const { state, coacheeId } = await this.engagements.get(tx, engagementId);
    const pulses = await this.pulses.findAll(tx, engagementId);
    const answers = new Map((await this.pulses.findAnswers(tx, engagementId)).map((each) => [each.id, each]));
    const shares = await this.pulses.findShares(tx, engagementId);
    const items = pulses.map(({ id, moment, answeredAt, shared }): PulseResponse => {
      const { growth, support, stay, confidence } = answers.get(id) ?? {};
      const isKept = growth !== undefined && support !== undefined && stay !== undefined && confidence !== undefined;
      return {
        ...{ id, moment, answeredAt: formatInstant(answeredAt), shared },
        answers: isKept ? { growth, support, stay, confidence } : null,
        shares: shares.filter(({ pulseId }) => pulseId === id).map(({ shared, at }) => ({ shared, at })),
      };
    });
    if (caller.personId !== coacheeId) return { items, asked: [] };
    const openings = await this.pulses.findOpenings(tx, engagementId);
    const asked = PULSE_MOMENTS.filter((moment) => {
      const openedAt = openings.get(reviewOf(moment)) ?? null;
      return (
        !pulses.some((each) => each.moment === moment) &&
        isAsked({ engagementState: state, openedAt }, this.clock.now())
      );
    });
    return { items, asked };
  }
}

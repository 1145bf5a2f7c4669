import { Injectable } from '@nestjs/common';
import { partiesOf } from '../engagements/parties.types.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { instantText } from '../platform/database/sql-text.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { ReviewKind } from '../reviews/review.rules.js';
import { Pulse, PulseAnswer, PulseShare } from './pulse.entity.js';
import type { PulseAnswers } from './pulse.rules.js';
import type { PulseShareResponse } from './pulses.responses.js';

/** An engagement, as far as its pulse needs it. */
export type Engaged = Parameters<typeof partiesOf>[0];

const openings = sql(`
  select r.kind, r.opened_at as "openedAt" from review r where r.engagement_id = $1 and r.opened_at is not null`);
const shares = sql(`
  select s.pulse_id as "pulseId", s.shared, ${instantText('s.at')} as at
  from pulse_share s where s.engagement_id = $1 order by s.at, s.id`);

@Injectable()
export class PulsesRepository {
  /** Pulses of an engagement, as far as the caller may know of them. */
  findAll(tx: Tx, engagementId: string): Promise<Pulse[]> {
    return tx.find(Pulse, { practiceId: tx.caller.practiceId, engagementId }, { answeredAt: 'ASC' });
  }

  async get(tx: Tx, engagementId: string, id: string): Promise<Pulse> {
    const pulse = await tx.findOne(Pulse, { practiceId: tx.caller.practiceId, engagementId, id });
    if (!pulse) throw platformErrors.missing();
    return pulse;
  }

  /** When reviews of an engagement opened, by their kind. */
  async findOpenings(tx: Tx, engagementId: string): Promise<Map<ReviewKind, Date>> {
    const rows = await tx.rows<{ kind: ReviewKind; openedAt: Date }>(openings, [engagementId]);
    return new Map(rows.map(({ kind, openedAt }) => [kind, openedAt]));
  }

  /** What the coachee chose to share, and took back: theirs to read. */
  findShares(tx: Tx, engagementId: string): Promise<(PulseShareResponse & { pulseId: string })[]> {
    return tx.rows(shares, [engagementId]);
  }

  /** What was answered, as far as the caller may read it. */
  findAnswers(tx: Tx, engagementId: string): Promise<PulseAnswer[]> {
    const { practiceId } = tx.caller;
    return tx.as('rapport_content', () => tx.find(PulseAnswer, { practiceId, engagementId }, { answeredAt: 'ASC' }));
  }

  async add(tx: Tx, pulse: Pulse, answers: PulseAnswers): Promise<void> {
    await tx.insert(Pulse, pulse);
    await tx.as('rapport_content', () => tx.insert(PulseAnswer, { ...pulse, ...answers, publicationId: null }));
  }

  async share(tx: Tx, engagement: Engaged, { practiceId, id }: Pulse, shared: boolean, at: Date): Promise<void> {
    await tx.update(Pulse, { practiceId, id }, { shared });
    const choice = { ...partiesOf(engagement), id: uuidv7({ msecs: at.getTime() }), pulseId: id, shared, at };
    await tx.insert(PulseShare, choice);
  }
}

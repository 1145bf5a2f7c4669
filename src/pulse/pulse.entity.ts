import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';
import type { PulseMoment } from './pulse.rules.js';

/** That a coachee has answered a pulse, and whether the coach is shown what. */
@Entity('pulse')
export class Pulse extends OfEngagement {
  @Column('text') moment: PulseMoment;
  @Column('timestamptz') answeredAt: Date;
  @Column('boolean') shared: boolean;
}

/** When they chose to share it, and took that back. */
@Entity('pulse_share')
export class PulseShare extends OfEngagement {
  @Column('uuid') pulseId: string;
  @Column('boolean') shared: boolean;
  @Column('timestamptz') at: Date;
}

/** What they answered, each from 1 to 5. It goes when what was said in the engagement is erased. */
@Entity({ name: 'pulse_answer', schema: 'content' })
export class PulseAnswer extends OfEngagement {
  @Column('text') moment: PulseMoment;
  @Column('integer') growth: number;
  @Column('integer') support: number;
  @Column('integer') stay: number;
  @Column('integer') confidence: number;
  @Column('timestamptz') answeredAt: Date;
  /** Follows the pulse. */
  @Column('boolean') shared: boolean;
  /** Which publication has taken it up: one at most, ever. */
  @Column('uuid', { nullable: true }) publicationId: string | null;
}

/** What was published of five people or more. Means are in halves. */
@Entity('pulse_publication')
export class PulsePublication {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('text') moment: PulseMoment;
  @Column('date') period: string;
  @Column('integer') people: number;
  @Column('integer') growth: number;
  @Column('integer') support: number;
  @Column('integer') stay: number;
  @Column('integer') confidence: number;
  @Column('timestamptz') publishedAt: Date;
}

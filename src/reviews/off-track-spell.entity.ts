import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';

/** An engagement went off track, and both were told; until it is not off track any more. */
@Entity('off_track_spell')
export class OffTrackSpell extends OfEngagement {
  /** Since when there was no session. */
  @Column('timestamptz') since: Date;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

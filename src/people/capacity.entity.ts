import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CAPACITIES = ['administrator', 'coach'] as const;
/** What a person may be in a practice as a whole; coach and coachee of an engagement are participants of that. */
export type CapacityName = (typeof CAPACITIES)[number];

/** A capacity that a person holds or held: taking it away ends the row and keeps it. */
@Entity('capacity')
export class Capacity {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') capacity: CapacityName;
  @Column('timestamptz') givenAt: Date;
  @Column('uuid', { nullable: true }) givenById: string | null;
  @Column('timestamptz', { nullable: true }) takenAt: Date | null;
  @Column('uuid', { nullable: true }) takenById: string | null;
}

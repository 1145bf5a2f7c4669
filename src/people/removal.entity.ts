import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody was removed from the practice, and perhaps restored; administrators alone read why. */
@Entity('removal')
export class Removal {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') byId: string;
  @Column('text') reason: string;
  @Column('timestamptz', { nullable: true }) restoredAt: Date | null;
  @Column('uuid', { nullable: true }) restoredById: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tenant: a coaching business, or a company's internal coaching programme. */
@Entity('practice')
export class Practice {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') timeZone: string;
  /** Whether its administrators and coaches need a second factor. */
  @Column('boolean') demandsSecondFactor: boolean;
  /** The practice to whose administrators it demonstrates what there is: nothing in it is real. */
  @Column('uuid', { nullable: true }) demonstrationOf: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('integer') version: number;
}

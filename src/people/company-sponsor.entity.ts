import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who speaks for a company, from one day to another: signs for it, and sees how its engagements stand. */
@Entity('company_sponsor')
export class CompanySponsor {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') companyId: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') since: Date;
  @Column('uuid', { nullable: true }) namedById: string | null;
  @Column('timestamptz', { nullable: true }) until: Date | null;
  @Column('uuid', { nullable: true }) withdrawnById: string | null;
}

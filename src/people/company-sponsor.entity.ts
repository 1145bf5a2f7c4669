import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who speaks for a company: signs for it, and sees how its engagements stand. */
@Entity('company_sponsor')
export class CompanySponsor {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') companyId: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('timestamptz') since: Date;
  @Column('timestamptz', { nullable: true }) until: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom a provider means by a subject. Made by the person, by what was mailed to them or while signed in. */
@Entity('company_tie')
export class CompanyTie {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') providerId: string;
  @Column('text') issuer: string;
  @Column('text') clientId: string;
  @PrimaryColumn('text') subject: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') since: Date;
  /** When it last let the person in. */
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}

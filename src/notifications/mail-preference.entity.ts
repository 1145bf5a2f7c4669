import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody wants mail about in a practice. Without a row, they have chosen nothing, and the defaults hold. */
@Entity('mail_preference')
export class MailPreference {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') personId: string;
  /** Minutes before an appointment. */
  @Column('integer', { array: true }) remindBefore: number[];
  @Column('boolean') reviews: boolean;
  @Column('boolean') goals: boolean;
  @Column('boolean') pulse: boolean;
  @Column('integer') version: number;
}

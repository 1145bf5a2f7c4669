import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InvitedAs } from './invitation.types.js';

/** An invitation to sign in as a person that the practice knows. Its code is found by its digest alone. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') invitedById: string;
  /** The address it was made for: it is of no use once the person has another. */
  @Column('text') email: string;
  @Column('text') capacity: InvitedAs;
  /** Null until its mail is written: the code is made then. */
  @Column('bytea', { nullable: true }) codeHash: Buffer | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An invitation to sign in as a person that the practice knows. Its code is found by its digest alone. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') invitedById: string;
  @Column('bytea') codeHash: Buffer;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
}

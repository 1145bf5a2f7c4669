import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a program signs in with, on behalf of a person of one practice. */
@Entity('api_token')
export class ApiToken {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('text') name: string;
  /** Its first characters, so that its owner recognizes it. */
  @Column('text') prefix: string;
  @Column('bytea') hash: Buffer;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}

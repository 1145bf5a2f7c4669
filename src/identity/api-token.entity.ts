import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TokenAccess, TokenModule } from '../access/token-scope.js';

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
  @Column('text') access: TokenAccess;
  /** Null: every module that a token can be for. */
  @Column('text', { array: true, nullable: true }) modules: TokenModule[] | null;
  /** Whether it was made in a sign-in that had shown the second factor. */
  @Column('boolean') secondFactor: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastUsedAt: Date | null;
}

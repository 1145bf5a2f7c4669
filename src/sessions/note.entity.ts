import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';

/** Notes of a session: the shared one (no author), or one that its author alone reads. */
@Entity({ name: 'note', schema: 'content' })
export class Note extends OfEngagement {
  @Column('uuid') sessionId: string;
  @Column('uuid', { nullable: true }) authorId: string | null;
  /** Sealed under the engagement's key, for `note:<id>`. */
  @Column('bytea') sealed: Buffer;
  @Column('timestamptz') updatedAt: Date;
  @Column('uuid') updatedById: string;
  @Column('integer') version: number;
}

import { Column, Entity } from 'typeorm';
import { OfEngagement } from '../engagements/parties.types.js';

/** Notes of a session: the shared one (no author), or one that its author alone reads. What it says is sealed. */
@Entity({ name: 'note', schema: 'content' })
export class Note extends OfEngagement {
  @Column('uuid') sessionId: string;
  @Column('uuid', { nullable: true }) authorId: string | null;
  /** By which its versions have the same readers; Postgres fills it in. */
  @Column({ type: 'uuid', insert: false, update: false }) readers?: string;
  @Column('bytea') sealed: Buffer;
  /** Since when the one who wrote it last has been writing at it. */
  @Column('timestamptz') beganAt: Date;
  @Column('timestamptz') updatedAt: Date;
  @Column('uuid') updatedById: string;
  @Column('integer') version: number;
}

/** What a note said before it was written over. */
@Entity({ name: 'note_version', schema: 'content' })
export class NoteVersion extends OfEngagement {
  @Column('uuid') noteId: string;
  @Column('uuid', { nullable: true }) authorId: string | null;
  @Column({ type: 'uuid', insert: false, update: false }) readers?: string;
  @Column('integer') number: number;
  @Column('bytea') sealed: Buffer;
  @Column('uuid') byId: string;
  @Column('timestamptz') beganAt: Date;
  @Column('timestamptz') at: Date;
}

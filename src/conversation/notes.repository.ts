import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Note, NoteVersion } from './note.entity.js';

type About = Pick<Note, 'practiceId' | 'sessionId' | 'authorId'>;
/** A version, without what it says. */
export type VersionRow = Pick<NoteVersion, 'number' | 'byId' | 'beganAt' | 'at'>;
/** A note of the last of some talks that has one. */
export type LastNote = Pick<Note, 'id' | 'sessionId' | 'sealed' | 'updatedAt' | 'updatedById' | 'version'>;

const versionsOf = sql(`
  select v.number, v.by_id as "byId", v.began_at as "beganAt", v.at
  from content.note_version v
  where v.note_id = $1 and ($2::int is null or v.number < $2) order by v.number desc limit $3`);
const lastNumber = sql(`select coalesce(max(v.number), 0) as last from content.note_version v where v.note_id = $1`);
/** The note of an author, or a shared one, of the first of some talks that has one. Arguments are SQL. */
export function noteOfFirst(talkIds: string, authorId: string): string {
  return `
    select n.id, n.session_id as "sessionId", n.sealed, n.updated_at as "updatedAt", n.updated_by_id as "updatedById", n.version
    from content.note n
    where n.engagement_id = $1 and n.session_id = any (${talkIds}) and n.author_id is not distinct from ${authorId}
    order by array_position(${talkIds}, n.session_id) limit 1`;
}

/** Every statement here steps into rapport_content: the server's own role cannot read the schema. */
@Injectable()
export class NotesRepository {
  find(tx: Tx, sessionId: string, authorId: string | null): Promise<Note | null> {
    return tx.as('rapport_content', () =>
      tx.findOne(Note, whose({ practiceId: tx.caller.practiceId, sessionId, authorId })),
    );
  }

  async add(tx: Tx, note: Note): Promise<void> {
    await tx.as('rapport_content', () => tx.insert(Note, note));
  }

  async change(tx: Tx, about: About, change: Partial<Note>): Promise<void> {
    await tx.as('rapport_content', () => tx.update(Note, whose(about), change));
  }

  /** Versions of a note, newest first. */
  findVersions(tx: Tx, noteId: string, before: number | undefined, limit: number): Promise<VersionRow[]> {
    return tx.as('rapport_content', () => tx.rows<VersionRow>(versionsOf, [noteId, before ?? null, limit + 1]));
  }

  async getVersion(tx: Tx, noteId: string, number: number): Promise<NoteVersion> {
    const { practiceId } = tx.caller;
    const version = await tx.as('rapport_content', () => tx.findOne(NoteVersion, { practiceId, noteId, number }));
    if (!version) throw platformErrors.missing();
    return version;
  }

  async findLastNumber(tx: Tx, noteId: string): Promise<number> {
    const row = await tx.as('rapport_content', () => tx.row<{ last: number }>(lastNumber, [noteId]));
    return row?.last ?? 0;
  }

  async keep(tx: Tx, version: NoteVersion): Promise<void> {
    await tx.as('rapport_content', () => tx.insert(NoteVersion, version));
  }
}

function whose({ practiceId, sessionId, authorId }: About) {
  return { practiceId, sessionId, authorId: authorId ?? IsNull() };
}

import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../platform/database/tx.js';
import { Note } from './note.entity.js';

type About = Pick<Note, 'practiceId' | 'sessionId' | 'authorId'>;

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
}

function whose({ practiceId, sessionId, authorId }: About) {
  return { practiceId, sessionId, authorId: authorId ?? IsNull() };
}

import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { NotesRepository } from './notes.repository.js';
import { SessionsRepository } from './sessions.repository.js';
import type { NoteResponse } from './sessions.responses.js';

/** Whose note: the one that both write, or the caller's own, which nobody else reads. */
export type NoteKind = 'shared' | 'private';

/** Notes of sessions. They are content: reached only in the role that may read it, and by the two alone. */
@Injectable()
export class NotesService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly sessions: SessionsRepository,
    private readonly notes: NotesRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller, engagementId: string, sessionId: string, kind: NoteKind): Promise<NoteResponse> {
    return this.database.read(caller, async (tx) => {
      await this.sessions.get(tx, engagementId, sessionId);
      return this.present(tx, sessionId, kind);
    });
  }

  /** Writes a note at the version that was read; whoever comes second is told, and loses nothing. */
  write(
    caller: PersonCaller,
    engagementId: string,
    sessionId: string,
    kind: NoteKind,
    version: number,
    text: string,
  ): Promise<NoteResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      await this.sessions.get(tx, engagementId, sessionId);
      const before = await this.present(tx, sessionId, kind);
      if (before.version !== version) throw platformErrors.stale();
      const authorId = kind === 'shared' ? null : caller.personId;
      const now = this.clock.now();
      const written = { text, updatedAt: now, updatedById: caller.personId };
      const about = { ...partiesOf(engagement), sessionId, authorId };
      if (version > 0) await this.notes.change(tx, about, { ...written, version: version + 1 });
      else await this.notes.add(tx, { ...about, id: uuidv7({ msecs: now.getTime() }), ...written, version: 1 });
      return this.present(tx, sessionId, kind);
    });
  }

  private async present(tx: Tx, sessionId: string, kind: NoteKind): Promise<NoteResponse> {
    const authorId = kind === 'shared' ? null : (tx.caller.personId ?? null);
    const note = await this.notes.find(tx, sessionId, authorId);
    if (!note) return { text: '', updatedAt: null, version: 0 };
    return { text: note.text, updatedAt: formatInstant(note.updatedAt), version: note.version };
  }
}

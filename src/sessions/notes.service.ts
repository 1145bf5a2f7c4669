import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import type { ContentKey } from '../confidentiality/content-key.types.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { Clock } from '../platform/clock/clock.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { Caller, PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import type { Note } from './note.entity.js';
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
    private readonly confidentiality: Confidentiality,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller, engagementId: string, sessionId: string, kind: NoteKind): Promise<NoteResponse> {
    return this.database.read(caller, async (tx) => {
      await this.sessions.get(tx, engagementId, sessionId);
      const note = await this.find(tx, sessionId, kind);
      return present(note, note && (await this.confidentiality.keyOf(tx, engagementId)));
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
      const before = await this.find(tx, sessionId, kind);
      if ((before?.version ?? 0) !== version) throw platformErrors.stale();
      const key = await this.confidentiality.keyFor(tx, engagement);
      const now = this.clock.now();
      const id = before?.id ?? uuidv7({ msecs: now.getTime() });
      const sealed = key.seal(text, `note:${id}`);
      const written = { sealed, updatedAt: now, updatedById: caller.personId, version: version + 1 };
      const about = { ...partiesOf(engagement), sessionId, authorId: authorOf(kind, caller) };
      if (before) await this.notes.change(tx, about, written);
      else await this.notes.add(tx, { ...about, id, ...written });
      return { text, updatedAt: formatInstant(now), version: version + 1 };
    });
  }

  private find(tx: Tx, sessionId: string, kind: NoteKind): Promise<Note | null> {
    return this.notes.find(tx, sessionId, authorOf(kind, tx.caller));
  }
}

/** The shared note has no author; any other is the caller's own. */
function authorOf(kind: NoteKind, { personId }: Caller): string | null {
  return kind === 'shared' ? null : (personId ?? null);
}

function present(note: Note | null, key: ContentKey | null | undefined): NoteResponse {
  if (!note || !key) return { text: '', updatedAt: null, version: 0 };
  const { id, sealed, updatedAt, version } = note;
  return { text: key.open(sealed, `note:${id}`), updatedAt: formatInstant(updatedAt), version };
}

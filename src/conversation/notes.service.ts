import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import type { ContentKey } from '../confidentiality/content-key.types.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { opened } from './conversation.responses.js';
import type { Note } from './note.entity.js';
import { keepsVersion } from './note.rules.js';
import { NotesRepository } from './notes.repository.js';
import { noteContext, presentNote, versionContext, type NoteResponse } from './notes.responses.js';
import { SurroundingsRepository, talkAt, type Surroundings } from './surroundings.repository.js';
import { refuseWriting } from './talk.rules.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;
/** Whose note: the one that both write, or the caller's own, which nobody else reads. */
export type NoteKind = 'shared' | 'private';

/** Which note of which session. */
export interface NoteAddress {
  engagementId: string;
  sessionId: string;
  kind: NoteKind;
}

/** A note that is about to be written, and what it says so far. */
interface Desk {
  engagement: Engagement;
  around: Surroundings;
  /** Undefined where nothing was said yet. */
  key: ContentKey | undefined;
  note: Note | null;
  text: string;
  now: Date;
}

/** Notes of sessions. They are content: reached only in the role that may read it, and by the two alone. */
@Injectable()
export class NotesService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly confidentiality: Confidentiality,
    private readonly surroundings: SurroundingsRepository,
    private readonly notes: NotesRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller, address: NoteAddress): Promise<NoteResponse> {
    return this.database.read(caller, (tx) => this.present(tx, address));
  }

  /**
   * Writes a note at the version that was read; whoever comes second is told, and loses nothing. What it says already is
   * not written again.
   */
  write(caller: PersonCaller, address: NoteAddress, version: number, text: string): Promise<NoteResponse> {
    return this.at(caller, address, async (tx, desk) => {
      if (desk.text === text) return;
      refuseWriting(desk.engagement, talkAt(desk.around, address.sessionId), desk.now);
      if ((desk.note?.version ?? 0) !== version) throw platformErrors.stale();
      const { note, now } = desk;
      const standing = note && { text: desk.text, byId: note.updatedById, beganAt: note.beganAt };
      const isKept = standing !== null && keepsVersion(standing, { text, byId: caller.personId, at: now });
      await this.put(tx, address, desk, { text, isKept });
    });
  }

  /** Puts back what a note said; what it says now is kept, so nothing is lost by it. */
  restore(caller: PersonCaller, address: NoteAddress, number: number): Promise<NoteResponse> {
    return this.at(caller, address, async (tx, desk) => {
      if (!desk.note) throw platformErrors.missing();
      const version = await this.notes.getVersion(tx, desk.note.id, number);
      refuseWriting(desk.engagement, talkAt(desk.around, address.sessionId), desk.now);
      const text = opened(desk, version.sealed, versionContext(version.id));
      if (text !== desk.text) await this.put(tx, address, desk, { text, isKept: desk.text !== '' });
    });
  }

  private at(
    caller: PersonCaller,
    address: NoteAddress,
    work: (tx: Tx, desk: Desk) => Promise<void>,
  ): Promise<NoteResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, address.engagementId);
      const around = await this.surroundings.get(tx, address.engagementId);
      talkAt(around, address.sessionId);
      const key = await this.confidentiality.keyOf(tx, engagement.id);
      const note = await this.notes.find(tx, address.sessionId, authorOf(tx, address));
      const text = note ? opened({ key }, note.sealed, noteContext(note.id)) : '';
      await work(tx, { engagement, around, key, note, text, now: this.clock.now() });
      return this.present(tx, address);
    });
  }

  private async put(
    tx: Tx,
    address: NoteAddress,
    { engagement, key: kept, note, text: before, now }: Desk,
    { text, isKept }: { text: string; isKept: boolean },
  ): Promise<void> {
    const updatedById = tx.caller.personId as string;
    const key = kept ?? (await this.confidentiality.keyFor(tx, engagement));
    const about = { ...partiesOf(engagement), sessionId: address.sessionId, authorId: authorOf(tx, address) };
    const written = { updatedAt: now, updatedById };
    if (!note) {
      const id = uuidv7({ msecs: now.getTime() });
      const sealed = key.seal(text, noteContext(id));
      return this.notes.add(tx, { ...about, id, sealed, ...written, beganAt: now, version: 1 });
    }
    if (isKept) await this.keep(tx, note, key, before);
    const sealed = key.seal(text, noteContext(note.id));
    const beganAt = isKept || before === '' ? now : note.beganAt;
    await this.notes.change(tx, about, { sealed, ...written, beganAt, version: note.version + 1 });
  }

  private async keep(tx: Tx, note: Note, key: ContentKey, text: string): Promise<void> {
    const { practiceId, engagementId, coachId, coacheeId, companyId, authorId, beganAt } = note;
    const id = uuidv7({ msecs: note.updatedAt.getTime() });
    await this.notes.keep(tx, {
      ...{ practiceId, id, engagementId, coachId, coacheeId, companyId, noteId: note.id, authorId, beganAt },
      ...{ number: (await this.notes.findLastNumber(tx, note.id)) + 1, byId: note.updatedById, at: note.updatedAt },
      sealed: key.seal(text, versionContext(id)),
    });
  }

  private async present(tx: Tx, address: NoteAddress): Promise<NoteResponse> {
    const around = await this.surroundings.get(tx, address.engagementId);
    talkAt(around, address.sessionId);
    const note = await this.notes.find(tx, address.sessionId, authorOf(tx, address));
    const key = await this.confidentiality.keyOf(tx, address.engagementId);
    return presentNote(note, { around, key });
  }
}

/** Whose the note is: nobody's, where it is shared. */
export function authorOf(tx: Tx, { kind }: Pick<NoteAddress, 'kind'>): string | null {
  return kind === 'shared' ? null : (tx.caller.personId ?? null);
}

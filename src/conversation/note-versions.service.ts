import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { formatInstant } from '../platform/clock/zones.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { numberAfter, pageOf } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/validators.js';
import { opened } from './conversation.responses.js';
import { NotesRepository, type VersionRow } from './notes.repository.js';
import {
  versionContext,
  type NoteAsItWasResponse,
  type NoteVersionResponse,
  type NoteVersionsResponse,
} from './notes.responses.js';
import { authorOf, type NoteAddress } from './notes.service.js';
import { SurroundingsRepository, talkAt, type Surroundings } from './surroundings.repository.js';

/** What notes said before. */
@Injectable()
export class NoteVersionsService {
  constructor(
    private readonly database: Database,
    private readonly confidentiality: Confidentiality,
    private readonly surroundings: SurroundingsRepository,
    private readonly notes: NotesRepository,
  ) {}

  list(caller: PersonCaller, address: NoteAddress, { cursor, limit }: PageQuery): Promise<NoteVersionsResponse> {
    return this.database.read(caller, async (tx) => {
      const { around, noteId } = await this.find(tx, address);
      if (noteId === undefined) return { items: [] };
      const rows = await this.notes.findVersions(tx, noteId, numberAfter(cursor), limit);
      const page = pageOf(rows, limit, ({ number }) => String(number));
      return { ...page, items: page.items.map((row) => presentVersion(row, around)) };
    });
  }

  read(caller: PersonCaller, address: NoteAddress, number: number): Promise<NoteAsItWasResponse> {
    return this.database.read(caller, async (tx) => {
      const { around, noteId } = await this.find(tx, address);
      if (noteId === undefined) throw platformErrors.missing();
      const version = await this.notes.getVersion(tx, noteId, number);
      const key = await this.confidentiality.keyOf(tx, address.engagementId);
      return { ...presentVersion(version, around), text: opened({ key }, version.sealed, versionContext(version.id)) };
    });
  }

  private async find(tx: Tx, address: NoteAddress): Promise<{ around: Surroundings; noteId: string | undefined }> {
    const around = await this.surroundings.get(tx, address.engagementId);
    talkAt(around, address.sessionId);
    return { around, noteId: (await this.notes.find(tx, address.sessionId, authorOf(tx, address)))?.id };
  }
}

function presentVersion({ number, byId, beganAt, at }: VersionRow, { names }: Surroundings): NoteVersionResponse {
  return { number, by: names[byId] ?? null, beganAt: formatInstant(beganAt), at: formatInstant(at) };
}

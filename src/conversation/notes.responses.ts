import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '../platform/clock/zones.js';
import { opened, type Told } from './conversation.responses.js';
import type { Note } from './note.entity.js';

export class NoteResponse {
  @ApiProperty({ description: 'The whole text; empty before it is first written' }) text: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) updatedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who wrote it last', example: 'Nora Lind' })
  by: string | null;
  @ApiProperty({ type: 'integer', example: 0, description: '0 before it is first written' }) version: number;
}

export class NoteVersionResponse {
  @ApiProperty({ type: 'integer', example: 1, description: 'Counted from the first' }) number: number;
  @ApiProperty({ type: String, nullable: true, description: 'Who wrote it', example: 'Nora Lind' }) by: string | null;
  @ApiProperty({ format: 'date-time', description: 'When they began to write it' }) beganAt: string;
  @ApiProperty({ format: 'date-time', description: 'When they last changed it' }) at: string;
}

export class NoteVersionsResponse {
  @ApiProperty({ type: [NoteVersionResponse] }) items: NoteVersionResponse[];
  @ApiProperty({ required: false, description: 'The next page, if there is one' }) nextCursor?: string;
}

export class NoteAsItWasResponse extends NoteVersionResponse {
  @ApiProperty({ description: 'The whole text, as it was then' }) text: string;
}

/** What a note's words are sealed for. */
export function noteContext(noteId: string): string {
  return `note:${noteId}`;
}

/** What those of one of its versions are sealed for. */
export function versionContext(versionId: string): string {
  return `note_version:${versionId}`;
}

/** A note as one of the two reads it; an empty one before it is first written. */
export function presentNote(note: Note | null, told: Pick<Told, 'around' | 'key'>): NoteResponse {
  if (!note) return { text: '', updatedAt: null, by: null, version: 0 };
  const text = opened(told, note.sealed, noteContext(note.id));
  const by = told.around.names[note.updatedById] ?? null;
  return { text, updatedAt: formatInstant(note.updatedAt), by, version: note.version };
}

import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SessionPath } from '../access/paths.js';
import { CurrentCaller, Own, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { conversationErrors } from './conversation.errors.js';
import { WriteNoteRequest } from './notes.requests.js';
import { NoteResponse } from './notes.responses.js';
import { NotesService } from './notes.service.js';

const { engagementOver } = conversationErrors;
const WRITING =
  'If-Match is the ETag of what you read, "0" before the first time. The same text again changes nothing.';

@ApiTags('Conversation')
@Controller('api/v1/engagements/:engagementId/sessions/:sessionId/notes')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get('shared')
  @Requires('note.read')
  @Operation({ id: 'notes.readShared', summary: 'The note that the two of you write', answer: NoteResponse })
  readShared(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<NoteResponse> {
    return this.notes.read(caller, { engagementId, sessionId, kind: 'shared' });
  }

  @Put('shared')
  @Requires('note.write')
  @Operation({
    id: 'notes.writeShared',
    summary: 'Write the shared note',
    description: WRITING,
    answer: NoteResponse,
    conditional: true,
    problems: [engagementOver],
  })
  writeShared(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @IfMatch() version: number,
    @Body() body: WriteNoteRequest,
  ): Promise<NoteResponse> {
    return this.notes.write(caller, { engagementId, sessionId, kind: 'shared' }, version, body.text);
  }

  @Get('private')
  @Requires('note.read')
  @Own()
  @Operation({ id: 'notes.readPrivate', summary: 'Your own note: nobody else reads it', answer: NoteResponse })
  readPrivate(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<NoteResponse> {
    return this.notes.read(caller, { engagementId, sessionId, kind: 'private' });
  }

  @Put('private')
  @Requires('note.write')
  @Operation({
    id: 'notes.writePrivate',
    summary: 'Write your own note',
    description: WRITING,
    answer: NoteResponse,
    conditional: true,
    problems: [engagementOver],
  })
  writePrivate(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @IfMatch() version: number,
    @Body() body: WriteNoteRequest,
  ): Promise<NoteResponse> {
    return this.notes.write(caller, { engagementId, sessionId, kind: 'private' }, version, body.text);
  }
}

import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath, SessionPath } from '../access/paths.js';
import { CurrentCaller, Own, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { IfMatch } from '../platform/http/if-match.js';
import { Operation } from '../platform/http/operation.js';
import { LedgerService } from './ledger.service.js';
import { NotesService } from './notes.service.js';
import { sessionErrors } from './session.errors.js';
import { AdjustLedgerRequest, WriteNoteRequest } from './sessions.requests.js';
import { LedgerResponse, NoteResponse } from './sessions.responses.js';

const { notActive, notForfeited, tooMuch } = sessionErrors;

@ApiTags('Sessions')
@Controller('api/v1/engagements/:engagementId')
export class NotesController {
  constructor(
    private readonly notes: NotesService,
    private readonly account: LedgerService,
  ) {}

  @Get('sessions/:sessionId/notes/shared')
  @Requires('note.read')
  @Operation({ id: 'notes.readShared', summary: 'The note that the two of you write', answer: NoteResponse })
  readShared(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<NoteResponse> {
    return this.notes.read(caller, engagementId, sessionId, 'shared');
  }

  @Put('sessions/:sessionId/notes/shared')
  @Requires('note.write')
  @Operation({
    id: 'notes.writeShared',
    summary: 'Write the shared note',
    description: 'If-Match is the ETag of what you read, "0" before the first time.',
    answer: NoteResponse,
    conditional: true,
  })
  writeShared(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @IfMatch() version: number,
    @Body() body: WriteNoteRequest,
  ): Promise<NoteResponse> {
    return this.notes.write(caller, engagementId, sessionId, 'shared', version, body.text);
  }

  @Get('sessions/:sessionId/notes/private')
  @Requires('note.read')
  @Own()
  @Operation({ id: 'notes.readPrivate', summary: 'Your own note: nobody else reads it', answer: NoteResponse })
  readPrivate(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
  ): Promise<NoteResponse> {
    return this.notes.read(caller, engagementId, sessionId, 'private');
  }

  @Put('sessions/:sessionId/notes/private')
  @Requires('note.write')
  @Operation({
    id: 'notes.writePrivate',
    summary: 'Write your own note',
    description: 'If-Match is the ETag of what you read, "0" before the first time.',
    answer: NoteResponse,
    conditional: true,
  })
  writePrivate(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @IfMatch() version: number,
    @Body() body: WriteNoteRequest,
  ): Promise<NoteResponse> {
    return this.notes.write(caller, engagementId, sessionId, 'private', version, body.text);
  }

  @Get('ledger')
  @Requires('ledger.read')
  @Operation({
    id: 'ledger.read',
    summary: 'How many sessions are left, and why; oldest line first',
    answer: LedgerResponse,
  })
  ledger(@CurrentCaller() caller: PersonCaller, @Param() { engagementId }: EngagementPath): Promise<LedgerResponse> {
    return this.account.read(caller, engagementId);
  }

  @Post('ledger')
  @Requires('ledger.adjust')
  @Operation({
    id: 'ledger.adjust',
    summary: 'Grant, revoke, or waive a forfeit',
    status: 201,
    answer: LedgerResponse,
    problems: [notActive, notForfeited, tooMuch],
  })
  adjust(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: AdjustLedgerRequest,
  ): Promise<LedgerResponse> {
    return this.account.adjust(caller, engagementId, body);
  }
}

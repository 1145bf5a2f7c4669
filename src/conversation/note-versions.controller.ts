import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NoteVersionPath, SessionPath } from '../access/paths.js';
import { CurrentCaller, Own, Requires } from '../access/requires.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { PageQuery } from '../platform/http/validators.js';
import { conversationErrors } from './conversation.errors.js';
import { NoteVersionsService } from './note-versions.service.js';
import { NoteAsItWasResponse, NoteResponse, NoteVersionsResponse } from './notes.responses.js';
import { NotesService } from './notes.service.js';

const { engagementOver } = conversationErrors;
const KEPT =
  'Newest first. What one of you writes within ten minutes is one version; the note as it stands is none of them.';
const RESTORING = 'What the note says now is kept as a version, so nothing is lost.';

@ApiTags('Conversation')
@Controller('api/v1/engagements/:engagementId/sessions/:sessionId/notes')
export class NoteVersionsController {
  constructor(
    private readonly versions: NoteVersionsService,
    private readonly notes: NotesService,
  ) {}

  @Get('shared/versions')
  @Requires('note.read')
  @Operation({
    id: 'notes.listSharedVersions',
    summary: 'What the shared note said before',
    description: KEPT,
    answer: NoteVersionsResponse,
  })
  listShared(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Query() query: PageQuery,
  ): Promise<NoteVersionsResponse> {
    return this.versions.list(caller, { engagementId, sessionId, kind: 'shared' }, query);
  }

  @Get('shared/versions/:versionNumber')
  @Requires('note.read')
  @Operation({ id: 'notes.readSharedVersion', summary: 'What it said in one version', answer: NoteAsItWasResponse })
  readShared(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId, versionNumber }: NoteVersionPath,
  ): Promise<NoteAsItWasResponse> {
    return this.versions.read(caller, { engagementId, sessionId, kind: 'shared' }, versionNumber);
  }

  @Post('shared/versions/:versionNumber/restoration')
  @Requires('note.write')
  @Operation({
    id: 'notes.restoreShared',
    summary: 'Put back what it said',
    description: RESTORING,
    answer: NoteResponse,
    problems: [engagementOver],
  })
  restoreShared(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId, versionNumber }: NoteVersionPath,
  ): Promise<NoteResponse> {
    return this.notes.restore(caller, { engagementId, sessionId, kind: 'shared' }, versionNumber);
  }

  @Get('private/versions')
  @Requires('note.read')
  @Own()
  @Operation({
    id: 'notes.listPrivateVersions',
    summary: 'What your own note said before',
    description: KEPT,
    answer: NoteVersionsResponse,
  })
  listPrivate(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId }: SessionPath,
    @Query() query: PageQuery,
  ): Promise<NoteVersionsResponse> {
    return this.versions.list(caller, { engagementId, sessionId, kind: 'private' }, query);
  }

  @Get('private/versions/:versionNumber')
  @Requires('note.read')
  @Own()
  @Operation({ id: 'notes.readPrivateVersion', summary: 'What it said in one version', answer: NoteAsItWasResponse })
  readPrivate(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId, versionNumber }: NoteVersionPath,
  ): Promise<NoteAsItWasResponse> {
    return this.versions.read(caller, { engagementId, sessionId, kind: 'private' }, versionNumber);
  }

  @Post('private/versions/:versionNumber/restoration')
  @Requires('note.write')
  @Operation({
    id: 'notes.restorePrivate',
    summary: 'Put back what it said',
    description: RESTORING,
    answer: NoteResponse,
    problems: [engagementOver],
  })
  restorePrivate(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId, sessionId, versionNumber }: NoteVersionPath,
  ): Promise<NoteResponse> {
    return this.notes.restore(caller, { engagementId, sessionId, kind: 'private' }, versionNumber);
  }
}

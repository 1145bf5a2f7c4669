import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EngagementPath } from '../access/paths.js';
import { CurrentCaller, Requires } from '../access/requires.js';
import { engagementErrors } from '../engagements/engagement.errors.js';
import { LifecycleService } from '../engagements/lifecycle.service.js';
import { ExtendEngagementRequest, PauseEngagementRequest, ReasonRequest } from '../engagements/lifecycle.types.js';
import { PausesService } from '../engagements/pauses.service.js';
import { asPractice, type PersonCaller } from '../platform/database/caller.js';
import { Operation } from '../platform/http/operation.js';
import { ConsequencesResponse } from './changes.responses.js';
import { ConsequencesService } from './consequences.service.js';

const { state, pausedTooLong, pauseBackwards, extensionBackwards } = engagementErrors;
const description =
  'The same is done and taken back, so what it answers, or refuses, is what would happen. Changes nothing.';

/** What a step of an engagement's life would do to its sessions, its end and its ledger. */
@ApiTags('Engagements')
@Controller('api/v1/engagements/:engagementId')
export class PreviewsController {
  constructor(
    private readonly consequences: ConsequencesService,
    private readonly lifecycle: LifecycleService,
    private readonly pauses: PausesService,
  ) {}

  @Post('pauses/preview')
  @Requires('engagement.preview-pause')
  @Operation({
    ...{ id: 'engagements.previewPause', summary: 'What a pause would do', description },
    ...{ answer: ConsequencesResponse, problems: [state, pausedTooLong, pauseBackwards] },
  })
  pause(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: PauseEngagementRequest,
  ): Promise<ConsequencesResponse> {
    return this.consequences.rehearse(asPractice(caller), engagementId, (tx, engagement) =>
      this.pauses.pausing(tx, engagement, body),
    );
  }

  @Post('resumption/preview')
  @Requires('engagement.preview-pause')
  @Operation({
    ...{ id: 'engagements.previewResumption', summary: 'What resuming would do', description },
    ...{ answer: ConsequencesResponse, problems: [state, pausedTooLong] },
  })
  resume(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
  ): Promise<ConsequencesResponse> {
    return this.consequences.rehearse(asPractice(caller), engagementId, (tx, engagement) =>
      this.pauses.resuming(tx, engagement),
    );
  }

  @Post('extension/preview')
  @Requires('engagement.preview-extension')
  @Operation({
    ...{ id: 'engagements.previewExtension', summary: 'What an extension would do', description },
    ...{ answer: ConsequencesResponse, problems: [state, extensionBackwards] },
  })
  extend(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: ExtendEngagementRequest,
  ): Promise<ConsequencesResponse> {
    return this.consequences.rehearse(asPractice(caller), engagementId, (tx, engagement) =>
      this.lifecycle.extending(tx, engagement, body),
    );
  }

  @Post('ending/preview')
  @Requires('engagement.preview-ending')
  @Operation({
    ...{ id: 'engagements.previewEnding', summary: 'What ending early would do', description },
    ...{ answer: ConsequencesResponse, problems: [state] },
  })
  end(
    @CurrentCaller() caller: PersonCaller,
    @Param() { engagementId }: EngagementPath,
    @Body() body: ReasonRequest,
  ): Promise<ConsequencesResponse> {
    return this.consequences.rehearse(asPractice(caller), engagementId, (tx, engagement) =>
      this.lifecycle.ending(tx, engagement, body.reason),
    );
  }
}

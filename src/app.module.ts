import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import type { CallerSource } from './access/caller-source.js';
import { AuditModule } from './audit/audit.module.js';
import { ConfidentialityModule } from './confidentiality/confidentiality.module.js';
import { ConversationModule } from './conversation/conversation.module.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import type { Stage } from './demonstration/stage.js';
import { EngagementsModule } from './engagements/engagements.module.js';
import { GoalsModule } from './goals/goals.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PeopleModule } from './people/people.module.js';
import { PlatformModule, type Platform } from './platform/platform.module.js';
import { PulseModule } from './pulse/pulse.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { SchedulingModule } from './scheduling/scheduling.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SponsorReportsModule } from './sponsor-reports/sponsor-reports.module.js';
import { ZoneDataModule } from './zone-data/zone-data.module.js';

/** The table of contents: each module imports only from those above it. */
@Module({})
export class AppModule {
  /**
   * @param stage where a demonstration is played
   * @param callers who is calling, where it is not found out by credentials
   */
  static with(platform: Platform, stage: Stage, callers?: CallerSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(platform),
        AccessModule,
        AuditModule,
        PeopleModule,
        IdentityModule.with(callers),
        SchedulingModule,
        EngagementsModule,
        ConfidentialityModule,
        MeetingsModule,
        SessionsModule,
        GoalsModule,
        ConversationModule,
        ReviewsModule,
        ReportsModule,
        PulseModule,
        SponsorReportsModule,
        ZoneDataModule,
        NotificationsModule,
        DemonstrationModule.with(stage),
      ],
    };
  }
}

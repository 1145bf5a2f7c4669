import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock/clock.js';
import { SETTINGS, type RunningSettings } from './config/running-settings.js';
import { AuditTrail } from './database/audit-trail.js';
import { Database } from './database/database.js';
import { HealthController } from './http/health.controller.js';
import { Readiness } from './http/readiness.js';
import { ForgottenAnswers } from './database/forgotten-answers.js';
import { Jobs, JOBS_DATABASE_URL } from './jobs/jobs.js';
import { Rounds } from './jobs/rounds.js';
import { Mailer } from './mail/mailer.js';
import { Outgoing } from './outgoing/outgoing.js';
import { SealedBox } from './secrets/sealed-box.js';
import { LimitStore } from './limits/limit-store.js';
import { Limits } from './limits/limits.service.js';
import { RequestLimits } from './limits/request-limits.js';

/** What the platform is made of. */
export interface Platform {
  settings: RunningSettings;
  dataSource: DataSource;
  clock: Clock;
  mailer: Mailer;
  /** Who does what is to be done later. */
  jobs: typeof Jobs;
}

/** What every module stands on. */
@Global()
@Module({})
export class PlatformModule {
  static with({ settings, dataSource, clock, mailer, jobs }: Platform): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: DataSource, useValue: dataSource },
        { provide: Clock, useValue: clock },
        { provide: Mailer, useValue: mailer },
        { provide: JOBS_DATABASE_URL, useValue: settings.databaseUrl },
        Database,
        AuditTrail,
        { provide: Jobs, useClass: jobs },
        Rounds,
        ForgottenAnswers,
        Outgoing,
        Readiness,
        SealedBox,
        LimitStore,
        Limits,
        RequestLimits,
      ],
      exports: [
        SETTINGS,
        Clock,
        Database,
        AuditTrail,
        Jobs,
        Rounds,
        Mailer,
        Outgoing,
        SealedBox,
        Limits,
        RequestLimits,
      ],
    };
  }
}

import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock/clock.js';
import { SETTINGS, type RunningSettings } from './config/running-settings.js';
import { Database } from './database/database.js';
import { HealthController } from './http/health.controller.js';
import { Readiness } from './http/readiness.js';
import { Jobs, JOBS_DATABASE_URL } from './jobs/jobs.js';

/** What every module stands on. */
@Global()
@Module({})
export class PlatformModule {
  static with(settings: RunningSettings, dataSource: DataSource, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: DataSource, useValue: dataSource },
        { provide: Clock, useValue: clock },
        { provide: JOBS_DATABASE_URL, useValue: settings.databaseUrl },
        Database,
        Jobs,
        Readiness,
      ],
      exports: [SETTINGS, Clock, Database, Jobs],
    };
  }
}

import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { CallerSource } from './access/caller-source.js';
import { AppModule } from './app.module.js';
import { Stage } from './demonstration/stage.js';
import { entities } from './entities.js';
import { Clock } from './platform/clock/clock.js';
import type { RunningSettings } from './platform/config/running-settings.js';
import { createDataSource } from './platform/database/data-source.js';
import { refuseTooPowerful } from './platform/database/guard-role.js';
import { configureHttp, createAdapter, createLogger, serveOpenApi } from './platform/http/server.js';
import { Jobs } from './platform/jobs/jobs.js';
import { KeptJobs } from './platform/jobs/kept-jobs.js';
import { chooseMailer } from './platform/mail/choose-mailer.js';
import { KeptMailer } from './platform/mail/kept-mailer.js';
import type { Mailer } from './platform/mail/mailer.js';
import { SparingMailer } from './platform/mail/sparing-mailer.js';
import { serveWebApp } from './platform/web/web-app.js';

/** What tests and tools may put in the place of the ordinary. */
export interface AppOptions {
  clock?: Clock;
  logger?: ReturnType<typeof createLogger>;
  /** Instead of the one that the settings choose. */
  mailer?: Mailer;
  /** Instead of those that workers of the database do. */
  jobs?: typeof Jobs;
  /** Who is calling, where credentials do not say. */
  callers?: CallerSource;
}

/**
 * The whole application, ready to listen.
 * @throws TooPowerfulError when its role in Postgres could do more than it should
 */
export async function createApp(settings: RunningSettings, options: AppOptions = {}): Promise<NestFastifyApplication> {
  const dataSource = await createDataSource(settings.databaseUrl, settings.poolSize, entities).initialize();
  await refuseTooPowerful(dataSource);
  const app = await createHttp(settings, dataSource, options);
  serveWebApp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** The application without a database behind it: enough to say what its API is. */
export async function createDocumentedApp(settings: RunningSettings): Promise<NestFastifyApplication> {
  return createHttp(settings, createDataSource(settings.databaseUrl, 1, entities), {});
}

async function createHttp(
  settings: RunningSettings,
  dataSource: DataSource,
  options: AppOptions,
): Promise<NestFastifyApplication> {
  const logger = options.logger ?? createLogger(settings);
  const clock = options.clock ?? new Clock();
  const mailer = options.mailer ?? chooseMailer(settings, clock, logger);
  const platform = { settings, dataSource, clock, mailer: new SparingMailer(mailer), jobs: options.jobs ?? Jobs };
  const module = AppModule.with(platform, new StageBeside(settings), options.callers);
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter(logger, settings), {
    bodyParser: false,
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  await configureHttp(app, settings);
  serveOpenApi(app);
  return app;
}

/** Nobody reaches it: it listens nowhere, sends no mail, and does its own jobs and none of the others. */
class StageBeside extends Stage {
  constructor(private readonly settings: RunningSettings) {
    super();
  }

  open(clock: Clock, callers: CallerSource): Promise<NestFastifyApplication> {
    // Months are played within seconds; what fails of that, whoever plays it is answered, and the job that it is keeps.
    const quick: RunningSettings = { ...this.settings, logLevel: 'silent', rateLimitFactor: 1_000_000, poolSize: 2 };
    return createApp(quick, { clock, callers, mailer: new KeptMailer(), jobs: KeptJobs });
  }
}

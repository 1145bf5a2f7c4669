import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { entities } from './entities.js';
import { Clock } from './platform/clock/clock.js';
import type { RunningSettings } from './platform/config/running-settings.js';
import { createDataSource } from './platform/database/data-source.js';
import { refuseTooPowerful } from './platform/database/guard-role.js';
import { configureHttp, createAdapter, createLogger, serveOpenApi } from './platform/http/server.js';
import { chooseMailer } from './platform/mail/choose-mailer.js';
import type { Mailer } from './platform/mail/mailer.js';
import { serveWebApp } from './platform/web/web-app.js';

/** What tests and tools may put in the place of the ordinary. */
export interface AppOptions {
  clock?: Clock;
  logger?: ReturnType<typeof createLogger>;
  /** Instead of the one that the settings choose. */
  mailer?: Mailer;
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
  const module = AppModule.with(settings, dataSource, clock, mailer);
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter(logger, settings), {
    bodyParser: false,
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  await configureHttp(app, settings);
  serveOpenApi(app);
  return app;
}

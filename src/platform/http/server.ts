import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { pino, type Logger } from 'pino';
import { uuidv7 } from '../clock/ids.js';
import type { Settings } from '../config/settings.js';
import { RequestLimits } from '../limits/request-limits.js';
import { AnswerInterceptor } from './answer.interceptor.js';
import { requestSeconds } from './health.controller.js';
import { BODY_LIMIT, readJsonOnly } from './json-body.js';
import { createOpenApi } from './openapi.js';
import { answerProblem, ProblemFilter } from './problem.filter.js';
import { Readiness } from './readiness.js';
import { UndeclaredInputInterceptor } from './undeclared-input.interceptor.js';
import { createValidationPipe } from './validation.js';

/** The log: one JSON line each, without bodies, addresses' queries, cookies or tokens. */
export function createLogger(settings: Settings): Logger {
  return pino({ level: settings.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Fastify as every request meets it, before Nest. */
export function createAdapter(logger: Logger, { trustedProxies }: Settings): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuidv7(),
    bodyLimit: BODY_LIMIT,
    // Of X-Forwarded-For, the last address that no trusted proxy has; without such proxies, the header is not read.
    trustProxy: trustedProxies.length ? trustedProxies : false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply),
  });
}

/** What holds for every request of the application: parsing, checks, headers, errors, logs. */
export async function configureHttp(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  readJsonOnly(fastify);
  await app.register(helmet, helmetOptions(settings));
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('X-Request-Id', request.id).header('Cache-Control', 'no-store');
    if (app.get(Readiness).isLeaving) void reply.header('Connection', 'close');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    requestSeconds.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    request.log.info({ method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
  });
  limitRequests(app, settings);
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new UndeclaredInputInterceptor(), new AnswerInterceptor());
}

/** Limits hold for the API and for what is not there; whoever watches over the server is not limited. */
function limitRequests(app: NestFastifyApplication, { trustedProxies }: Settings): void {
  const fastify = app.getHttpAdapter().getInstance();
  const limits = app.get(RequestLimits);
  let warned = trustedProxies.length > 0;
  // By the route that was found, not by the address: that can be written in many ways.
  fastify.addHook('onRequest', async (request) => {
    if (!warned && request.headers['x-forwarded-for']) {
      warned = true;
      request.log.warn('X-Forwarded-For came, and TRUSTED_PROXIES names no proxy: all of its requests are one network');
    }
    if (request.routeOptions.url?.startsWith('/api') ?? true) limits.arrived(request);
  });
  fastify.addHook('onSend', async (request, reply) => limits.tell(request, reply));
}

/** The OpenAPI document at /api/openapi.json, and for people at /api/docs. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => createOpenApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Rapport API',
  });
}

function helmetOptions(settings: Settings) {
  const secure = settings.publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The API's reference page styles itself inline.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
  };
}

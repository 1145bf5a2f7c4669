import { Controller, Get, Header, SetMetadata } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { Readiness } from './readiness.js';

/** The metadata that access/requires.ts sets too; the platform knows no permissions. */
const Public = () => SetMetadata('access.public', true);

const registry = new Registry();
collectDefaultMetrics({ register: registry });

/** How long requests took, by route pattern: never by address, which holds ids. */
export const requestSeconds = new Histogram({
  name: 'rapport_request_seconds',
  help: 'Time to answer a request',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
});

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process is there. */
  @Get('health/live')
  @Public()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** It takes requests: not shutting down, and its database answers. */
  @Get('health/ready')
  @Public()
  async ready(): Promise<{ status: 'ready' }> {
    await this.readiness.check();
    return { status: 'ready' };
  }

  @Get('metrics')
  @Public()
  @Header('Content-Type', registry.contentType)
  metrics(): Promise<string> {
    return registry.metrics();
  }
}

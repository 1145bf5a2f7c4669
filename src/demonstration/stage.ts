import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CallerSource } from '../access/caller-source.js';
import type { Clock } from '../platform/clock/clock.js';

/**
 * Where a demonstration is played: a second application of ours in this process and on the same database, so that every
 * rule and every right holds, with a clock of its own that may be set back.
 */
export abstract class Stage {
  /**
   * @param callers who is calling: people who are made up have no credentials
   * @returns an application that listens nowhere, mails nobody, and leaves the server's jobs alone
   */
  abstract open(clock: Clock, callers: CallerSource): Promise<NestFastifyApplication>;
}

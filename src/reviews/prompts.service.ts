import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { PromptsRepository } from './prompts.repository.js';
import type { PromptsResponse } from './prompts.responses.js';

/** What waits for somebody, across engagements: that it does, where, and of which goal; not what is said there. */
@Injectable()
export class PromptsService {
  constructor(
    private readonly database: Database,
    private readonly prompts: PromptsRepository,
    private readonly clock: Clock,
  ) {}

  read(caller: PersonCaller): Promise<PromptsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.prompts.findAll(tx, this.clock.now()) }));
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Rounds } from '../jobs/rounds.js';
import { practiceItself } from './caller.js';
import { Database } from './database.js';
import { forgetAll } from './idempotency.js';

/** Answers kept for Idempotency-Keys are forgotten once their day is over. */
@Injectable()
export class ForgottenAnswers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rounds: Rounds,
  ) {}

  onModuleInit(): void {
    this.rounds.daily('forgotten answers', async (practiceId) => {
      await this.database.transaction(practiceItself(practiceId), (tx) => tx.rows(forgetAll, [practiceId]));
    });
  }
}

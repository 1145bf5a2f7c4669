import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { GoalBook, SessionBook } from './books.types.js';

/** Sessions, goals and jobs of an engagement, together: what its lifecycle moves. */
@Injectable()
export class LifecycleBooks {
  constructor(
    readonly sessions: SessionBook,
    readonly goals: GoalBook,
    readonly jobs: Jobs,
  ) {}
}

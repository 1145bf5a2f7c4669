import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { GoalBook, MeetingBook, SessionBook } from './books.types.js';

/** Sessions, meetings, goals and jobs of an engagement, together: what its lifecycle moves. */
@Injectable()
export class LifecycleBooks {
  constructor(
    readonly sessions: SessionBook,
    readonly meetings: MeetingBook,
    readonly goals: GoalBook,
    readonly jobs: Jobs,
  ) {}
}

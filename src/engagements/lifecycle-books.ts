import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { GoalBook, MeetingBook, ReviewBook, SessionBook } from './books.types.js';

/** Sessions, meetings, goals, reviews and jobs of an engagement, together: what its lifecycle moves. */
@Injectable()
export class LifecycleBooks {
  constructor(
    readonly sessions: SessionBook,
    readonly meetings: MeetingBook,
    readonly goals: GoalBook,
    readonly reviews: ReviewBook,
    readonly jobs: Jobs,
  ) {}
}

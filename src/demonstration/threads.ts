import type { GoalResponse } from '../goals/goals.responses.js';
import type { LocalDate } from '../platform/clock/zones.js';
import type { Actor } from './people.js';

/** The engagement that something is told of. */
interface Told {
  path: string;
  does(date: LocalDate, localTime: string, actor: Actor, deed: () => Promise<unknown>): void;
}

/** A topic of an engagement, as its story goes on. */
export class TopicStory {
  id = '';

  constructor(private readonly story: Told) {}

  /** It was discussed in the session that began last. */
  discussed(date: LocalDate, actor: Actor): void {
    this.story.does(date, '18:30', actor, () => actor.api.post(`${this.story.path}/topics/${this.id}/discussion`, {}));
  }
}

/** A goal of an engagement, as its story goes on. */
export class GoalStory {
  id = '';

  constructor(private readonly story: Told) {}

  get path(): string {
    return `${this.story.path}/goals/${this.id}`;
  }

  started(date: LocalDate, actor: Actor): this {
    this.story.does(date, '09:30', actor, () => actor.api.post(`${this.path}/start`));
    return this;
  }

  lookedAt(date: LocalDate, actor: Actor, score: number, note: string): this {
    this.story.does(date, '18:00', actor, () => actor.api.post(`${this.path}/check-ins`, { score, note }));
    return this;
  }

  declined(date: LocalDate, actor: Actor, reason: string): this {
    this.story.does(date, '09:20', actor, () => actor.api.post(`${this.path}/decline`, { revision: 1, reason }));
    return this;
  }

  revised(date: LocalDate, actor: Actor, words: { wording: string; measure?: string }, basedOn = 1): this {
    this.story.does(date, '16:00', actor, () => actor.api.post(`${this.path}/revisions`, { ...words, basedOn }));
    return this;
  }

  achieved(date: LocalDate, actor: Actor): this {
    this.story.does(date, '18:30', actor, () => actor.api.post(`${this.path}/achievement`));
    return this;
  }

  /** The coachee lets the sponsor read it. */
  shared(date: LocalDate, actor: Actor): this {
    this.story.does(date, '18:10', actor, async () => {
      const { version } = await actor.api.get<GoalResponse>(this.path);
      await actor.api.put(`${this.path}/visibility`, version, { sponsor: true });
    });
    return this;
  }
}

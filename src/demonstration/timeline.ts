import { appointment, plusDays, weekdayOf, type LocalDate } from '../platform/clock/zones.js';
import type { Clock } from '../platform/clock/clock.js';
import type { Jobs } from '../platform/jobs/jobs.js';

type Deed = () => Promise<void>;

/** What people did, and when: played in its order, with the clock on the time of each. */
export class Timeline {
  private readonly deeds: { at: Date; deed: Deed }[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    /** The instant up to which it is played. */
    readonly now: Date,
    /** The day that it is now. */
    readonly today: LocalDate,
  ) {}

  /** Somebody does something on the wall clock of a zone. What lies ahead of us has not been done. */
  on(date: LocalDate, localTime: string, timeZone: string, deed: Deed): void {
    this.at(appointment(date, localTime, timeZone).startsAt, deed);
  }

  at(at: Date, deed: Deed): void {
    if (at < this.now) this.deeds.push({ at, deed });
  }

  /** The last such weekday that is at least so many weeks ago; 1 is Monday. */
  weekdayAgo(weekday: number, weeks: number): LocalDate {
    const back = (weekdayOf(this.today) - weekday + 7) % 7;
    return plusDays(this.today, -back - weeks * 7);
  }

  /**
   * Plays it to its end. A deed may put further ones after itself.
   * @param passing is told of each instant, before what is done then
   */
  async play(passing: (at: Date) => Promise<void> = async () => undefined): Promise<void> {
    for (let next = this.takeNext(); next; next = this.takeNext()) {
      this.clock.set(next.at);
      await passing(next.at);
      await this.jobs.runDue();
      await next.deed();
    }
    this.clock.set(this.now);
    await this.jobs.runDue();
  }

  private takeNext() {
    const first = this.deeds.reduce((earliest, each, index) => {
      const known = this.deeds[earliest];
      return known && known.at <= each.at ? earliest : index;
    }, 0);
    return this.deeds.splice(first, 1)[0];
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { nobody, practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Jobs, type NewJob } from '../platform/jobs/jobs.js';
import type { ReminderLetter } from './reminder-mails.service.js';
import { nextLookAfter, spanOf, type Span } from './reminder.rules.js';
import { RemindersRepository, type DueReminder } from './reminders.repository.js';

/** Practices that are asked for at once. */
const AT_ONCE = 100;

/** How far was looked by the look before. */
type Look = Readonly<Record<'lookedUntil', string>>;

/**
 * Every five minutes, in all practices: which reminders are due within the hour. Each becomes a job, which is due when
 * the reminder is. Two looks that find the same write the same job (ADR 32).
 */
@Injectable()
export class ReminderLooks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly reminders: RemindersRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('reminder-looks', ({ lookedUntil }: Look) => this.look(new Date(lookedUntil)));
  }

  /** Begins to look. Where there is a look from before, it goes on from there, and the two become one. */
  async begin(): Promise<void> {
    const now = this.clock.now();
    await this.sendLook(now, now);
  }

  /** The next look comes first: whatever happens to this one, which is tried again, looking goes on. */
  private async look(lookedUntil: Date): Promise<void> {
    const now = this.clock.now();
    const span = spanOf(lookedUntil, now);
    await this.sendLook(now, span.until);
    for (let after: string | null = null, isMore = true; isMore;) {
      const from: string | null = after;
      const practices: string[] = await this.database.read(nobody, (tx) =>
        this.reminders.findPracticesAfter(tx, from, AT_ONCE),
      );
      for (const practiceId of practices) await this.lookInto(practiceId, span);
      after = practices.at(-1) ?? null;
      isMore = practices.length === AT_ONCE;
    }
  }

  private async sendLook(now: Date, lookedUntil: Date): Promise<void> {
    const at = nextLookAfter(now);
    const data: Look = { lookedUntil: lookedUntil.toISOString() };
    await this.database.transaction(nobody, (tx) => this.jobs.send(tx, 'reminder-looks', data, at, at.toISOString()));
  }

  /** Two statements, however many are due. */
  private async lookInto(practiceId: string, span: Span): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const due = await this.reminders.findDue(tx, span);
      await this.jobs.sendAll(
        tx,
        'reminder-mails',
        due.map((reminder) => jobOf(practiceId, reminder)),
      );
    });
  }
}

/** One a person, appointment, start and lead time. */
function jobOf(practiceId: string, { kind, appointmentId, personId, startsAt, minutes }: DueReminder): NewJob {
  const [start, lead] = [startsAt.toISOString(), String(minutes)];
  const data: ReminderLetter = { practiceId, kind, appointmentId, personId, startsAt: start, minutes: lead };
  const at = new Date(startsAt.getTime() - minutes * 60_000);
  return { data, at, key: `${appointmentId}:${personId}:${start}:${lead}` };
}

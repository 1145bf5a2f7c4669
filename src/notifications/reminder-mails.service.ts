import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Mailer } from '../platform/mail/mailer.js';
import { reminderMail } from './reminder.mails.js';
import { stillReminds } from './reminder.rules.js';
import { RemindersRepository, type AppointmentTable, type RemindedReader } from './reminders.repository.js';

/** A reminder to one person of what begins then, so many minutes before. */
export type ReminderLetter = Readonly<
  Record<'practiceId' | 'appointmentId' | 'personId' | 'startsAt' | 'minutes', string> & { kind: AppointmentTable }
>;

/** Reminds people, by mail, of their sessions and meetings: when, with whom, and nothing of what they are about. */
@Injectable()
export class ReminderMails implements OnModuleInit {
  private readonly url: string;

  constructor(
    private readonly database: Database,
    private readonly reminders: RemindersRepository,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.url = settings.publicUrl;
  }

  onModuleInit(): void {
    this.jobs.handle('reminder-mails', (letter: ReminderLetter) => this.send(letter));
  }

  /** Of what was moved or cancelled meanwhile, or is not wanted any more, nobody is reminded. */
  private async send({ practiceId, kind, appointmentId, personId, startsAt, minutes }: ReminderLetter): Promise<void> {
    const found = await this.database.read(practiceItself(practiceId), (tx) =>
      this.reminders.findReminded(tx, kind, appointmentId, personId),
    );
    const reminder = { startsAt: new Date(startsAt), minutes: Number(minutes) };
    if (!found || !stillReminds(reminder, found, this.clock.now())) return;
    const to = { name: found.name, address: found.email };
    const id = `${appointmentId}-reminder-${personId}-${reminder.startsAt.getTime()}-${minutes}`;
    await this.mailer.send({ to, id, ...reminderMail(found, `${this.url}/${placeOf(found, appointmentId)}`) });
  }
}

/** Where its reader finds it in the app. A guest may open nothing of the engagement: what is theirs begins at home. */
function placeOf({ isGuest, kind, engagementId }: RemindedReader, appointmentId: string): string {
  if (isGuest) return '';
  return kind === null
    ? `engagements/${engagementId}/sessions/${appointmentId}`
    : `engagements/${engagementId}/sessions`;
}

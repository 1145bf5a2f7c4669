import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EngagementState } from '../engagements/engagement.rules.js';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { sql } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Mailer } from '../platform/mail/mailer.js';
import { MailWishes } from '../reviews/mail-wishes.types.js';
import type { ReviewKind } from '../reviews/review.rules.js';
import { pulseMail, type PulseReader } from './pulse.mails.js';
import { isAsked, PULSE_MOMENTS, reviewOf } from './pulse.rules.js';

/** What reviews write when one of them opens. */
type OpenedReview = Readonly<Record<'practiceId' | 'reviewId', string>>;

const opened = sql(`
  select r.engagement_id as "engagementId", r.kind, r.opened_at as "openedAt", e.state as "engagementState",
    array(select p.moment from pulse p where p.practice_id = r.practice_id and p.engagement_id = r.engagement_id)
      as answered,
    (select json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'language', p.language) from person p
      where p.practice_id = r.practice_id and p.id = r.coachee_id and p.removed_at is null) as reader
  from review r join engagement e on e.practice_id = r.practice_id and e.id = r.engagement_id
  where r.id = $1`);

interface Opened {
  engagementId: string;
  kind: ReviewKind;
  openedAt: Date | null;
  engagementState: EngagementState;
  answered: string[];
  reader: PulseReader | null;
}

/** Asks the coachee by mail, once a pulse; whoever has answered meanwhile is left alone, and so is everybody in a pause. */
@Injectable()
export class PulseMails implements OnModuleInit {
  private readonly url: string;

  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly wishes: MailWishes,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.url = settings.publicUrl;
  }

  onModuleInit(): void {
    this.jobs.handle('pulse-mails', (data: OpenedReview) => this.send(data));
  }

  private async send({ practiceId, reviewId }: OpenedReview): Promise<void> {
    const [found] = await this.database.ask<Opened>(practiceItself(practiceId), opened, [reviewId]);
    const moment = PULSE_MOMENTS.find((each) => reviewOf(each) === found?.kind);
    if (!found?.reader || !moment || found.answered.includes(moment) || !isAsked(found, this.clock.now())) return;
    const { engagementId, reader } = found;
    if (!(await this.wishes.wants(practiceId, reader.id, 'pulse'))) return;
    const to = { name: reader.name, address: reader.email };
    const letter = pulseMail(reader, `${this.url}/engagements/${engagementId}/pulses`);
    await this.mailer.send({ to, id: `${engagementId}-pulse-${moment}`, ...letter });
  }
}

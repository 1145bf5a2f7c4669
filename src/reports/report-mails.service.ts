import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { sql } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { Letter } from '../platform/mail/letter.js';
import { dueMail, sentMail, type ReportReader } from './report.mails.js';
import type { ReportKind } from './report.types.js';

/** What reviews write when both have answered one, and what a report writes when it is sent. */
type ReportJob = Readonly<Record<'practiceId', string> & Partial<Record<'reviewId' | 'side' | 'reportId', string>>>;

const reader = `json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'language', p.language)`;

/** Nobody is asked for a report that is there, while the engagement is paused, or where no company pays. */
const due = sql(`
  select r.engagement_id as "engagementId", r.kind, ${reader} as reader,
    name_of(case $2::text when 'coach' then r.coachee_id else r.coach_id end) as "withName"
  from review r
  join engagement e on e.practice_id = r.practice_id and e.id = r.engagement_id
  join person p on p.practice_id = r.practice_id and p.removed_at is null
    and p.id = case $2::text when 'coach' then r.coach_id else r.coachee_id end
  where r.id = $1 and r.kind in ('midpoint', 'closing') and r.company_id is not null and e.state in ('active', 'completed')
    and not exists (select from report t where t.practice_id = r.practice_id and t.engagement_id = r.engagement_id
      and t.kind = r.kind)`);

const sent = sql(`
  select t.engagement_id as "engagementId", t.company_id as "companyId", t.kind, name_of(t.coachee_id) as coachee,
    ${reader} as reader
  from report t
  join company_sponsor s on s.practice_id = t.practice_id and s.company_id = t.company_id and s.until is null
  join person p on p.practice_id = s.practice_id and p.id = s.person_id and p.removed_at is null
  where t.id = $1 and t.sent_at is not null order by p.id`);

interface Due {
  engagementId: string;
  kind: ReportKind;
  reader: ReportReader;
  withName: string;
}

interface Sent {
  engagementId: string;
  companyId: string;
  kind: ReportKind;
  coachee: string;
  reader: ReportReader;
}

/** Tells the two that a report can be drafted, and sponsors that one was sent. */
@Injectable()
export class ReportMails implements OnModuleInit {
  private readonly url: string;

  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.url = settings.publicUrl;
  }

  onModuleInit(): void {
    this.jobs.handle('report-mails', (job: ReportJob) => this.send(job));
  }

  private async send({ practiceId, reviewId, side, reportId }: ReportJob): Promise<void> {
    const caller = practiceItself(practiceId);
    if (reviewId && side)
      for (const each of await this.database.ask<Due>(caller, due, [reviewId, side])) {
        const link = `${this.url}/engagements/${each.engagementId}/reports`;
        await this.mail(
          each.reader,
          `${reviewId}-report-${side}`,
          dueMail(each.reader, each.kind, each.withName, link),
        );
      }
    if (reportId)
      for (const each of await this.database.ask<Sent>(caller, sent, [reportId])) {
        const link = `${this.url}/companies/${each.companyId}/engagements/${each.engagementId}/reports/${reportId}`;
        await this.mail(
          each.reader,
          `${reportId}-${each.reader.id}`,
          sentMail(each.reader, each.kind, each.coachee, link),
        );
      }
  }

  private async mail({ name, email }: ReportReader, id: string, letter: Letter): Promise<void> {
    await this.mailer.send({ to: { name, address: email }, id, ...letter });
  }
}

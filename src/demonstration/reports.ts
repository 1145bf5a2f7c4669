import type { LocalDate } from '../platform/clock/zones.js';
import type { PulseAnswers, PulseMoment } from '../pulse/pulse.rules.js';
import type { ReportKind } from '../reports/report.types.js';
import type { ReportStoryResponse } from '../reports/reports.responses.js';
import type { Story } from './engagements.js';
import type { Actor } from './people.js';

/** A report of an engagement of the demonstration, from its draft to the company's desk. */
export class ReportTale {
  private id = '';
  private revision = 1;

  constructor(
    private readonly story: Story,
    private readonly kind: ReportKind,
  ) {}

  /** Somebody drafts it, and says in their own words what there is to tell. */
  drafted(date: LocalDate, author: Actor, words: { statement: string; outlook: string }): this {
    this.story.does(date, '16:20', author, async () => {
      const at = `${this.story.path}/reports`;
      this.id = (await author.api.post<ReportStoryResponse>(at, { kind: this.kind, language: 'en' })).id;
      const revised = await author.api.put<ReportStoryResponse>(`${at}/${this.id}`, this.revision, words);
      this.revision = revised.revision;
    });
    return this;
  }

  /** The coachee approves that very text. */
  approved(date: LocalDate): this {
    const { coachee } = this.story.pair;
    return this.done(date, '18:05', coachee, 'approval');
  }

  sent(date: LocalDate, actor: Actor): this {
    return this.done(date, '08:45', actor, 'sending');
  }

  private done(date: LocalDate, localTime: string, actor: Actor, what: 'approval' | 'sending'): this {
    this.story.does(date, localTime, actor, () =>
      actor.api.post(`${this.story.path}/reports/${this.id}/${what}`, { revision: this.revision }),
    );
    return this;
  }
}

/** The coachee says how it goes; to others that is nothing until five have. */
export function pulse(
  story: Story,
  date: LocalDate,
  moment: PulseMoment,
  [growth, support, stay, confidence]: [number, number, number, number],
): void {
  const { coachee } = story.pair;
  const answers: PulseAnswers = { growth, support, stay, confidence };
  story.does(date, '19:30', coachee, () => coachee.api.post(`${story.path}/pulses`, { moment, ...answers }));
}

import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PersonResponse } from '../people/people.responses.js';
import { PracticesService } from '../people/practices.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { KeptJobs, type KeptJob } from '../platform/jobs/kept-jobs.js';
import type { Language } from '../platform/mail/language.js';
import { firstDay, nobodysAddress, weeksToldBy } from './demonstration.rules.js';
import { InProcessApi } from './in-process-api.js';
import { MADE_UP_PERSON, MadeUpCallers } from './made-up-callers.js';
import { gather, keepHours, type About, type Actor } from './people.js';
import { Stage } from './stage.js';
import { tellStories } from './stories.js';
import { Timeline } from './timeline.js';

const LONGEST_NAME = 200;
/** Who runs it besides: nobody gives themself a part of their own. */
const ADMINISTRATOR = ['administrator', 'Ida Marsh', 'Europe/London', { capacities: ['administrator'] }] as const;

/** For whom a demonstration is played. */
export interface Order {
  /** The practice that it is for. */
  practiceId: string;
  practiceName: string;
  accountId: string;
  name: string;
  language: Language;
  timeZone: string;
}

/** Is told how many weeks of the story are played, and in which practice. */
export type Telling = (weeksTold: number, made: string) => Promise<void>;

/** Plays three months and more of a practice in some seconds, with whoever asked for it in the leading part. */
@Injectable()
export class DemonstrationPlayer {
  constructor(
    private readonly stage: Stage,
    private readonly clock: Clock,
  ) {}

  /** @returns the practice that was made, and what is to be done in it later */
  async play(order: Order, telling: Telling): Promise<{ made: string; later: KeptJob[] }> {
    const callers = new MadeUpCallers();
    const clock = new Clock();
    const app = await this.stage.open(clock, callers);
    try {
      const jobs = app.get(Jobs);
      const now = this.clock.now();
      const timeline = new Timeline(clock, jobs, now, this.clock.today(order.timeZone));
      const first = firstDay(timeline.today);
      clock.set(new Date(`${first}T08:00:00Z`));
      const founder = await found(app, callers, order);
      const telltale = weekly(now, (week) => telling(week, founder.practiceId));
      await telltale(clock.now());
      const enter = entering(app, callers, founder);
      const administrator = await enter(...ADMINISTRATOR);
      const cast = await gather(administrator, first, enter, founder);
      tellStories(timeline, cast);
      await timeline.play(telltale);
      await keepHours(cast);
      // Last, so that others have signed for the company: now its overview can be looked at as well.
      await administrator.api.post(`companies/${cast.companyId}/sponsors`, { personId: founder.personId });
      return { made: founder.practiceId, later: jobs instanceof KeptJobs ? jobs.waiting() : [] };
    } finally {
      await app.close();
    }
  }
}

type Founder = Actor & { practiceId: string };

/** Whoever asked for it is in it as themself, but for the address: nothing of a demonstration is mailed to them. */
async function found(app: NestFastifyApplication, callers: MadeUpCallers, order: Order): Promise<Founder> {
  const { practiceId: demonstrationOf, practiceName, accountId, name, language, timeZone } = order;
  const email = nobodysAddress('you');
  const { practice, founderId: personId } = await app
    .get(PracticesService)
    .start(
      { name: `Demonstration: ${practiceName}`.slice(0, LONGEST_NAME), timeZone, demonstrationOf },
      { name, email, language, timeZone, accountId, coach: true },
    );
  const founder = { name, email, timeZone, personId, practiceId: practice.id };
  return { ...founder, api: actingAs(app, callers, founder, { administrator: true, coach: true }) };
}

/** Somebody is added, and acts from then on: nobody invites them, and they never sign in. */
function entering(app: NestFastifyApplication, callers: MadeUpCallers, founder: Founder) {
  return async (mailbox: string, name: string, timeZone: string, about: About): Promise<Actor> => {
    const email = nobodysAddress(mailbox);
    const body = { name, email, timeZone, ...about };
    const { id: personId } = await founder.api.post<PersonResponse>('people', body);
    const person = { name, email, timeZone, personId, practiceId: founder.practiceId };
    const [administrator, coach] = [is('administrator', about), is('coach', about)];
    return { ...person, api: actingAs(app, callers, person, { administrator, coach }) };
  };
}

function is(capacity: string, { capacities = [] }: About): boolean {
  return capacities.includes(capacity);
}

function actingAs(
  app: NestFastifyApplication,
  callers: MadeUpCallers,
  { practiceId, personId }: { practiceId: string; personId: string },
  capacities: { administrator: boolean; coach: boolean },
): InProcessApi {
  const membership = { practiceId, practiceName: '', personId, demandsSecondFactor: false, demonstrates: true };
  callers.add({ ...membership, ...capacities });
  return new InProcessApi(app, { [MADE_UP_PERSON]: personId });
}

/** Tells of each week once, however much happens in it. */
function weekly(now: Date, telling: (week: number) => Promise<void>): (at: Date) => Promise<void> {
  let told = -1;
  return async (at) => {
    const week = weeksToldBy(at, now);
    if (week === told) return;
    told = week;
    await telling(week);
  };
}

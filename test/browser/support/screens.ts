import { Cast, type Ids } from '../../access/cast.js';
import { publishPulses } from '../../access/reported.js';
import { writeSecrets } from '../../access/secrets.js';
import { connectAsOwner } from '../../access/snapshot.js';
import type { Actor } from '../../support/practice.js';
import type { TestApp } from '../../support/test-app.js';
import type { Reader } from './reader.js';

export const WHO = ['coach', 'coachee', 'sponsor', 'administrator', 'manager'] as const;
export type Who = (typeof WHO)[number];

const PAIR: readonly Who[] = ['coach', 'coachee'];
const ADMINISTRATOR: readonly Who[] = ['administrator'];
const SPONSOR: readonly Who[] = ['sponsor'];

/** Each address of the app, and who may come there. A new screen adds its line: a test says so. */
export const SCREENS: Record<string, readonly (Who | 'nobody')[]> = {
  '/': WHO,
  '/profile': WHO,
  '/profile/signing-in': WHO,
  '/profile/tokens': WHO,
  '/profile/openings': ['coachee'],
  '/shared': ['manager'],
  '/shared/$engagementId': ['manager'],
  // Only where a practice demands one: looked at in `somebody-keeps-their-account`, in light, dark, narrow and German.
  '/second-factor': [],
  '/sign-in': ['nobody'],
  '/invitation': ['nobody'],
  '/start': ['nobody'],
  '/plan': ['coach'],
  '/plan/$engagementId': PAIR,
  '/catalogue': ['coach', 'administrator'],
  '/engagements': ['coach', 'administrator'],
  '/availability': PAIR,
  '/agreements/$engagementId': PAIR,
  '/engagements/$engagementId': [...PAIR, 'administrator'],
  '/engagements/$engagementId/goals': PAIR,
  '/engagements/$engagementId/goals/$goalId': PAIR,
  '/engagements/$engagementId/sessions': PAIR,
  '/engagements/$engagementId/sessions/$sessionId': PAIR,
  '/engagements/$engagementId/reviews': PAIR,
  '/engagements/$engagementId/reviews/$reviewId': PAIR,
  '/engagements/$engagementId/plan': PAIR,
  '/engagements/$engagementId/renewal': ['coach'],
  '/handovers': PAIR,
  '/engagements/$engagementId/reports': PAIR,
  '/engagements/$engagementId/reports/$reportId': PAIR,
  '/engagements/$engagementId/pulse': PAIR,
  '/engagements/$engagementId/sharing': ['coachee'],
  '/sharing': ['coachee'],
  '/company': SPONSOR,
  '/companies/$companyId': SPONSOR,
  '/companies/$companyId/engagements/$engagementId': SPONSOR,
  '/companies/$companyId/engagements/$engagementId/reports/$reportId': SPONSOR,
  '/administration/people': ADMINISTRATOR,
  '/administration/people/$personId': ADMINISTRATOR,
  '/administration/companies': ADMINISTRATOR,
  '/administration/practice': ADMINISTRATOR,
  '/administration/set-up': ADMINISTRATOR,
  '/administration/audit': ADMINISTRATOR,
  '/administration/outcomes': ADMINISTRATOR,
};

/** Something that would do harm if it were taken for more than text. */
export const MARKUP = '<b id="written">Ask</b><img src="nowhere" onerror="document.title = 0">';

/** A practice in which every screen has something to show, and in which all is said that is nobody else's business. */
export class Everything {
  private constructor(
    readonly cast: Cast,
    /** An engagement that waits for somebody's agreement. */
    private readonly asked: Record<Who, string>,
    /** Where what is nobody else's business was said. */
    private readonly written: readonly Ids[],
  ) {}

  static async gather(test: TestApp): Promise<Everything> {
    const cast = await Cast.gather(test);
    const { practice, ids } = cast;
    const ask = async (coach: Actor, coachee: Actor, localTime: string) => {
      const id = await practice.draft(coach, coachee, { localTime, companyId: ids.companyId });
      await test.as(coach).post(`engagements/${id}/submission`).expect(200);
      return id;
    };
    const [coach, coachee] = [cast.actor('coach'), cast.actor('coachee')];
    const ofCoach = await ask(coach, cast.actor('other coachee'), '16:00');
    const ofCoachee = await ask(cast.actor('other coach'), coachee, '18:00');
    const written = await writeSecrets(cast);
    await practice.agreedGoal(ids.engagementId ?? '', coachee, MARKUP);
    const owner = await connectAsOwner(test);
    await publishPulses(owner, practice.practiceId);
    await owner.end();
    const asked = { coach: ofCoach, coachee: ofCoachee, sponsor: ofCoachee, administrator: '', manager: '' };
    return new Everything(cast, asked, written);
  }

  get addressOfGoals(): string {
    return `/engagements/${this.cast.ids.engagementId}/goals`;
  }

  /** Where each of the two has written a private note. */
  get addressOfNote(): string {
    const [noted] = this.written;
    return `/engagements/${this.cast.ids.engagementId}/sessions/${noted?.sessionId}`;
  }

  /** Where coach and coachee write a report that is not sent. */
  get addressOfDraft(): string {
    return `/engagements/${this.cast.ids.engagementId}/reports/${this.written.at(-1)?.reportId}`;
  }

  /** What of it somebody may look at, as addresses: some screens in several states. */
  addressesFor(who: Who): string[] {
    const { ids } = this.cast;
    const fill = (path: string, given: Record<string, string> = ids) =>
      path.replaceAll(/\$(\w+)/g, (_blank, name: string) => given[name] ?? '');
    const also: Partial<Record<Who, string[]>> = {
      coachee: [this.addressOfDraft],
      sponsor: [fill('/companies/$companyId/engagements/$engagementId', { ...ids, engagementId: this.asked.sponsor })],
    };
    const open = Object.keys(SCREENS).filter((path) => SCREENS[path]?.includes(who));
    const asked = { ...ids, engagementId: this.asked[who] };
    return [...open.map((path) => fill(path, path.startsWith('/agreements') ? asked : ids)), ...(also[who] ?? [])];
  }
}

/** What is wrong with a screen that somebody is on, whatever it shows: it has one heading, and says where one is. */
export async function wrongWith({ page, complaints }: Reader): Promise<string[]> {
  const headings = await page.getByRole('heading', { level: 1 }).allInnerTexts();
  const title = await page.title();
  return [
    ...complaints.splice(0).map((complaint) => complaint.split('\n')[0] ?? ''),
    ...(headings.length === 1 ? [] : [`it has ${headings.length} headings of the first level: ${headings.join(', ')}`]),
    ...(headings[0] && title === `${headings[0]} · Rapport`
      ? []
      : [`its title is “${title}”, not of “${headings[0]}”`]),
  ];
}

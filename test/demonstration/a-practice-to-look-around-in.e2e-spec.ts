import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import { InProcessApi } from '../../src/demonstration/in-process-api.js';
import { seedDemonstration, type Open } from '../../src/demonstration/seed.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { settingsFor, TestApp } from '../support/test-app.js';

const PASSWORD = 'demonstration';

describe('the demonstration', () => {
  let test: TestApp;
  const opens = (url: string): Open => {
    return (clock, mailer) => createApp(settingsFor(url), { clock, mailer, logger: pino({ level: 'silent' }) });
  };
  const clockAt = (instant: string) => {
    const clock = new Clock();
    clock.set(new Date(instant));
    return clock;
  };
  /** Somebody who signed in as a browser does. */
  const as = async (part: string, harbour = 'harbour.example') => {
    const api = await new InProcessApi(test.app).signedIn(`${part}@${harbour}`, PASSWORD);
    if (!api) throw new Error(`${part} cannot sign in`);
    return api;
  };

  describe('once it was put in', () => {
    const told: string[] = [];
    let signIns: string[];

    beforeAll(async () => {
      test = await TestApp.start('2026-11-22T16:20:00Z');
      signIns = await seedDemonstration(
        opens(test.database.url),
        (line) => void told.push(line),
        clockAt('2026-11-22T16:20:00Z'),
      );
    }, 60_000);
    afterAll(() => test.stop());

    it('tells how to sign in, and how far it is', () => {
      expect(told).toEqual([
        'Putting a practice in to look around in (once) …',
        expect.stringMatching(/people are there/),
        expect.stringMatching(/done in/),
      ]);
      for (const part of ['coach', 'coachee', 'sponsor', 'administrator'])
        expect(signIns.join('\n')).toContain(`${part}@harbour.example`);
      expect(signIns.join('\n')).toContain(PASSWORD);
    });

    it('is put in once, and the same is told again', async () => {
      const again: string[] = [];
      const before = await everyEngagement();
      expect(await seedDemonstration(opens(test.database.url), (line) => void again.push(line))).toEqual(signIns);
      expect(again).toEqual([]);
      expect(await everyEngagement()).toEqual(before);
    });

    it('is told again where its administrator looks around in another one', async () => {
      const administrator = await as('administrator');
      const [{ practiceId }] = (await administrator.get<{ practices: any[] }>('me')).practices;
      await administrator.post('demonstration');
      await test.app.get(Jobs).runDue(['demonstrations']);
      expect(await seedDemonstration(opens(test.database.url), () => undefined)).toEqual(signIns);
      // Signed in anew: it was days later meanwhile.
      await (await as('administrator')).about(practiceId).delete('demonstration');
    });

    it('shows the coach the engagements of her own, as coach and as coachee', async () => {
      const { items } = await (await as('coach')).get<{ items: any[] }>('engagements');
      const summary = items.map(({ coach, coachee, state }) => `${coach.name}, ${coachee.name}: ${state}`);
      expect(summary.sort()).toEqual([
        'Nora Lind, Amara Nwosu: active',
        'Nora Lind, Grace Liu: awaiting_agreement',
        'Nora Lind, Malik Osei: active',
        'Tomasz Zieliński, Nora Lind: active',
      ]);
    });

    it('shows both what waits for them: a midpoint review that the coach has begun to answer', async () => {
      const coach = await as('coach');
      const { items } = await coach.get<{ items: any[] }>('me/prompts');
      const midpoint = items.find(({ reviewKind, withName }) => reviewKind === 'midpoint' && withName === 'Malik Osei');
      expect(midpoint).toMatchObject({ kind: 'review_to_answer', as: 'coach' });
      const reviews = `engagements/${midpoint.engagementId}/reviews`;
      const draft = await coach.get<{ answers: any[] }>(`${reviews}/${midpoint.reviewId}/answers/draft`);
      expect(draft.answers).toHaveLength(1);
      const { items: three } = await (await as('coachee')).get<{ items: any[] }>(reviews);
      expect(three.map(({ kind, state }) => `${kind}: ${state}`)).toEqual([
        ...['kickoff: settled', 'midpoint: open', 'closing: coming'],
      ]);
    });

    it('shows the coach a talk with the sponsor to come, and a slot on offer; the sponsor, that talk', async () => {
      const { items } = await (await as('coach')).get<{ items: any[] }>('me/agenda');
      const ahead = items.filter(({ kind }) => kind !== 'session');
      expect(ahead).toMatchObject([
        ...[
          { kind: 'meeting', meetingKind: 'midpoint' },
          { kind: 'hold', withName: 'Amara Nwosu' },
        ],
        ...items.filter(({ kind, number }) => kind === 'hold' && number !== null),
      ]);
      const { items: invitations } = await (await as('sponsor')).get<{ items: any[] }>('meetings');
      expect(invitations).toMatchObject([
        { kind: 'midpoint', coach: 'Nora Lind', coachee: 'Malik Osei', coming: true },
      ]);
      const [engagement] = (await (await as('coachee')).get<{ items: any[] }>('engagements')).items;
      const meetings = await (await as('coachee')).get<{ items: any[] }>(`engagements/${engagement.id}/meetings`);
      expect(meetings.items).toMatchObject([
        { kind: 'kickoff', state: 'held' },
        { kind: 'midpoint', state: 'scheduled' },
      ]);
    });

    it('shows the coachee sessions held, one forfeited, goals in several states, and a wording to agree to', async () => {
      const api = await as('coachee');
      const { items } = await api.get<{ items: any[] }>('engagements');
      expect(items).toMatchObject([{ state: 'active', figures: { forfeited: 1 } }]);
      expect(items[0].figures.held).toBeGreaterThan(3);
      const goals = await api.get<{ items: any[] }>(`engagements/${items[0].id}/goals`);
      expect(goals.items.map(({ state }) => String(state)).sort()).toEqual([
        'declined',
        'in_progress',
        'in_progress',
        'proposed',
      ]);
      expect(goals.items.filter(({ pending, state }) => pending && state === 'in_progress')).toHaveLength(1);
    });

    it('shows the sponsor the engagements of the company, and of goals what was shared', async () => {
      const api = await as('sponsor');
      const { items: companies } = await api.get<{ items: any[] }>('companies');
      const { items } = await api.get<{ items: any[] }>(`companies/${companies[0].id}/overview`);
      expect(items.map(({ state }) => String(state)).sort()).toEqual([
        ...['active', 'active', 'active', 'awaiting_agreement', 'completed', 'paused'],
      ]);
      const goals = items.flatMap((each) => each.goals.shared.map((goal: any) => goal.wording));
      expect(goals).toContain('Deliberate, transparent prioritization');
      expect(goals).not.toContain('Working better with developers');
    });

    it('has an engagement that was renewed, and one whose goal nobody has looked at for weeks', async () => {
      const { items } = await (await as('administrator')).get<{ items: any[] }>('engagements');
      expect(items.filter(({ predecessorId }) => predecessorId)).toMatchObject([{ state: 'active' }]);
      const api = await as('sponsor');
      const { items: companies } = await api.get<{ items: any[] }>('companies');
      const overview = await api.get<{ items: any[] }>(`companies/${companies[0].id}/overview`);
      const arjun = overview.items.find(({ coachee }) => coachee === 'Arjun Mehta');
      expect(arjun).toMatchObject({ goals: { counted: 1, onTrack: 0 }, forfeited: 1 });
    });

    it('has a report that the company was sent, and tells nobody how fewer than five said that it goes', async () => {
      const api = await as('sponsor');
      const { items: companies } = await api.get<{ items: any[] }>('companies');
      const { items } = await api.get<{ items: any[] }>(`companies/${companies[0].id}/overview?state=completed`);
      const view = await api.get<{ reports: any[] }>(`companies/${companies[0].id}/engagements/${items[0].id}`);
      expect(view.reports).toMatchObject([{ kind: 'closing', language: 'en' }]);
      expect(await api.get(`companies/${companies[0].id}/pulse`)).toMatchObject({ items: [] });
    });

    it('leaves no token behind that it was put in with', async () => {
      for (const part of ['coach', 'coachee', 'sponsor', 'administrator'])
        expect(await (await as(part)).get('api-tokens')).toEqual({ items: [] });
    });

    async function everyEngagement() {
      return (await as('administrator')).get('engagements');
    }
  });

  it('is put in anew, with other addresses, where it was cut off half-way', async () => {
    // Also the day on which clocks go forward: it can be told as of any.
    const now = '2027-03-28T00:30:00Z';
    test = await TestApp.start(now);
    const cutOff = (line: string) => {
      if (line.includes('people are there')) throw new Error('cut off');
    };
    await expect(seedDemonstration(opens(test.database.url), cutOff, clockAt(now))).rejects.toThrow('cut off');
    const signIns = await seedDemonstration(opens(test.database.url), () => undefined, clockAt(now));
    expect(signIns.join('\n')).toContain('coach@harbour2.example');
    const { items } = await (await as('coach', 'harbour2.example')).get<{ items: any[] }>('engagements');
    expect(items).toHaveLength(4);
    expect(await seedDemonstration(opens(test.database.url), cutOff)).toEqual(signIns);
    await test.stop();
  }, 60_000);
});

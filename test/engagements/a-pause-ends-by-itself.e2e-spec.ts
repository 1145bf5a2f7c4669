import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('a pause ends by itself, on the day that was named', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
  });
  beforeEach(async () => {
    test.clock.set(new Date('2026-10-05T12:00:00Z'));
    ({ coach, coachee, id } = await practice.activePair({ startsOn: '2026-10-01' }));
  });
  afterAll(() => test.stop());

  const pause = (until: string) => test.as(coachee).post(`engagements/${id}/pauses`, { until, reason: 'Leave' });
  const resume = () => test.as(coach).post(`engagements/${id}/resumption`).expect(200);
  const read = async () => (await test.as(coach).get(`engagements/${id}`).expect(200)).body;
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];

  it('which both read, with the end that will follow', async () => {
    const preview = await test.as(coach).post(`engagements/${id}/pauses/preview`, { until: '2026-10-26' }).expect(200);
    expect(preview.body).toMatchObject({
      ...{ state: { from: 'active', to: 'paused' }, endsOn: { from: '2026-12-31', to: '2026-12-31' } },
      ...{ resumesOn: '2026-10-26', endsOnWhenResumed: '2027-01-21' },
    });
    expect((await pause('2026-10-26').expect(200)).body).toMatchObject({ state: 'paused', pausedUntil: '2026-10-26' });
    await test.goTo('2026-10-26T12:00:00Z');
    expect(await read()).toMatchObject({ state: 'active', endsOn: '2027-01-21', pausedUntil: null });
    const { body } = await test.as(coach).get(`engagements/${id}/history`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ to: 'active', by: null, why: 'The pause was until 2026-10-26' });
  });

  it('when that day begins in the engagement’s zone', async () => {
    await pause('2026-10-26').expect(200);
    await test.goTo('2026-10-26T03:59:59Z');
    expect(await read()).toMatchObject({ state: 'paused' });
    await test.goTo('2026-10-26T04:00:00Z');
    expect(await read()).toMatchObject({ state: 'active' });
  });

  it('however late that is noticed: the pause was until then', async () => {
    await pause('2026-10-26').expect(200);
    await test.goTo('2026-10-28T12:00:00Z');
    expect(await read()).toMatchObject({ state: 'active', endsOn: '2027-01-21' });
  });

  it('unless somebody resumes before, and not a second pause with it', async () => {
    await pause('2026-10-26').expect(200);
    test.clock.set(new Date('2026-10-12T12:00:00Z'));
    await resume();
    expect(await read()).toMatchObject({ state: 'active', endsOn: '2027-01-07', pausedUntil: null });
    await test.as(coach).post(`engagements/${id}/pauses`, {}).expect(200);
    await test.goTo('2026-10-26T12:00:00Z');
    expect(await read()).toMatchObject({ state: 'paused', pausedUntil: null });
  });

  it('and not what has ended meanwhile', async () => {
    await pause('2026-10-26').expect(200);
    await test.as(coach).post(`engagements/${id}/ending`, { reason: 'We are done' }).expect(200);
    expect(await read()).toMatchObject({ state: 'ended_early', pausedUntil: null });
    await test.goTo('2026-10-26T12:00:00Z');
    expect(await read()).toMatchObject({ state: 'ended_early' });
  });

  it('after today, and within two months of pause in all', async () => {
    for (const until of ['2026-10-04', '2026-10-05'])
      expect(refused(await pause(until))).toEqual([409, 'engagement.pause-backwards']);
    expect(refused(await pause('2026-12-06'))).toEqual([409, 'engagement.paused-too-long']);
    await pause('2026-10-15').expect(200);
    await test.goTo('2026-10-15T12:00:00Z');
    expect(refused(await pause('2026-12-06'))).toEqual([409, 'engagement.paused-too-long']);
    await pause('2026-12-05').expect(200);
  });
});

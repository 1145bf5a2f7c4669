import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

describe('a coach says when they can be met', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let coach: Actor;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    coach = await practice.coach();
  });
  afterAll(() => test.stop());

  const read = async (actor = coach) => (await test.as(actor).get('me/availability').expect(200)).body;
  const set = async (given: object, actor = coach) => {
    const { version } = await read(actor);
    return test.as(actor).change('put', 'me/availability', version as number, given);
  };
  const pointersOf = (body: { errors: { pointer: string }[] }) => [
    ...new Set(body.errors.map(({ pointer }) => pointer)),
  ];

  it('and until then, at any hour', async () => {
    const { body, headers } = await test
      .as(await practice.coach())
      .get('me/availability')
      .expect(200);
    expect(headers.etag).toBe('"0"');
    expect(body).toEqual({
      ...{ timeZone: 'America/New_York', weekly: [], exceptions: [], bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
      ...{ minimumNoticeMinutes: 0, furthestDays: null, sessionsADay: null, sessionsAWeek: null, slotStepMinutes: 30 },
      ...{ holidays: null, version: 0 },
    });
  });

  it('in one document, which is answered as it is kept', async () => {
    const said = {
      weekly: [...weekdays, { weekday: 6, from: '22:00', to: '00:00' }].reverse(),
      exceptions: [
        { day: '2026-10-06', windows: [] },
        {
          day: '2026-10-05',
          windows: [
            { from: '13:00', to: '15:00' },
            { from: '09:00', to: '10:30' },
          ],
        },
      ],
      ...{ bufferBeforeMinutes: 5, bufferAfterMinutes: 15, minimumNoticeMinutes: 1440, furthestDays: 90 },
      ...{ sessionsADay: 4, sessionsAWeek: 12, slotStepMinutes: 15, holidays: { country: 'DE', region: 'BY-A' } },
    };
    const { body, status } = await set(said);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        ...said,
        ...{ timeZone: 'America/New_York', version: 1 },
        weekly: [...weekdays, { weekday: 6, from: '22:00', to: '24:00' }],
        exceptions: [
          {
            day: '2026-10-05',
            windows: [
              { from: '09:00', to: '10:30' },
              { from: '13:00', to: '15:00' },
            ],
          },
          { day: '2026-10-06', windows: [] },
        ],
      },
    });
    expect(await read()).toEqual(body);
  });

  it('anew as a whole: what is left out is over', async () => {
    const { body } = await set({ weekly: [] });
    expect(body).toMatchObject({ weekly: [], exceptions: [], furthestDays: null, holidays: null, version: 2 });
  });

  it('and of two who change it at once, one is told', async () => {
    const other = await practice.coach();
    const both = await Promise.all(
      [1, 2].map((sessionsADay) =>
        test.as(other).change('put', 'me/availability', 0, { sessionsADay, weekly: weekdays }),
      ),
    );
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    const again = await Promise.all(
      [3, 4].map((sessionsADay) =>
        test.as(other).change('put', 'me/availability', 1, { sessionsADay, weekly: weekdays }),
      ),
    );
    expect(again.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    await test.as(other).send('put', 'me/availability').send({}).expect(428);
  });

  it.each([
    [{ weekly: [{ weekday: 1, from: '09:00', to: '09:00' }] }, '/weekly/0/to'],
    [{ weekly: [{ weekday: 8, from: '09:00', to: '10:00' }] }, '/weekly/0/weekday'],
    [{ weekly: [{ weekday: 1, from: '24:00', to: '24:00' }] }, '/weekly/0/from'],
    [{ weekly: [{ weekday: 1, from: '09:00', to: '24:30' }] }, '/weekly/0/to'],
    [{ weekly: [...weekdays, { weekday: 1, from: '16:00', to: '18:00' }] }, '/weekly/5'],
    [{ exceptions: [{ day: '2026-10-05', windows: [{ from: '11:00', to: '10:00' }] }] }, '/exceptions/0/windows/0/to'],
    [{ exceptions: ['2026-10-05', '2026-10-05'].map((day) => ({ day, windows: [] })) }, '/exceptions/1/day'],
    [{ bufferAfterMinutes: 241 }, '/bufferAfterMinutes'],
    [{ minimumNoticeMinutes: 20_161 }, '/minimumNoticeMinutes'],
    [{ furthestDays: 0 }, '/furthestDays'],
    [{ slotStepMinutes: 20 }, '/slotStepMinutes'],
    [{ holidays: { country: 'XX' } }, '/holidays/country'],
    [{ holidays: { country: 'DE', region: 'ZZ' } }, '/holidays/region'],
    [{ holidays: 'DE' }, '/holidays'],
  ])('but not %j: the field is named', async (given, pointer) => {
    const { body, status } = await set(given);
    expect({ status, pointers: pointersOf(body) }).toEqual({ status: 400, pointers: [pointer] });
  });

  it('where they travel: one zone a day', async () => {
    const trip = { firstDay: '2026-11-09', lastDay: '2026-11-13', timeZone: 'Asia/Tokyo' };
    const { body } = await test.as(coach).post('me/travel', trip).expect(201);
    const refused = async (given: object) =>
      (
        await test
          .as(coach)
          .post('me/travel', { ...trip, ...given })
          .expect(409)
      ).body.code;
    expect(await refused({ firstDay: '2026-11-13', lastDay: '2026-11-20' })).toBe('travel.overlaps');
    expect(await refused({ firstDay: '2026-12-02', lastDay: '2026-12-01' })).toBe('travel.backwards');
    await test
      .as(coach)
      .post('me/travel', { ...trip, firstDay: '2026-11-14', lastDay: '2026-11-14' })
      .expect(201);
    const { body: list } = await test.as(coach).get('me/travel').expect(200);
    expect(list.items).toMatchObject([{ id: body.id, ...trip }, { firstDay: '2026-11-14' }]);
    const other = await practice.coach();
    await test.as(other).delete(`me/travel/${body.id}`).expect(404);
    expect((await test.as(other).get('me/travel').expect(200)).body.items).toEqual([]);
    await test.as(coach).delete(`me/travel/${body.id}`).expect(204);
    await test.as(coach).delete(`me/travel/${body.id}`).expect(404);
  });

  it('which holidays they keep: of the country, and of the region', async () => {
    const actor = await practice.coach();
    const names = async (year = 2027): Promise<string[]> => {
      const { body } = await test.as(actor).get(`me/holidays?year=${year}`).expect(200);
      return body.items.map(({ name }: { name: string }) => name);
    };
    expect(await names()).toEqual([]);
    await set({ holidays: { country: 'DE' } }, actor);
    const everywhere = await names();
    expect(everywhere).not.toContain('Epiphany');
    await set({ holidays: { country: 'DE', region: 'BY' } }, actor);
    const bavaria = await names();
    expect(bavaria).toEqual(expect.arrayContaining(['Epiphany', ...everywhere]));

    const { body } = await test.as(actor).get('me/holidays?year=2027').expect(200);
    expect(body.items[1]).toEqual({
      ...{ id: expect.any(String), name: 'Epiphany', firstDay: '2027-01-06', lastDay: '2027-01-06' },
      ...{ from: '00:00', kept: true },
    });
    const one = `me/holidays/${body.items[1].id}`;
    const kept = async (year: number) => {
      const { body: holidays } = await test.as(actor).get(`me/holidays?year=${year}`).expect(200);
      return holidays.items.find(({ name }: { name: string }) => name === 'Epiphany').kept as boolean;
    };
    for (const status of [204, 204]) await test.as(actor).delete(one).expect(status);
    expect([await kept(2026), await kept(2027)]).toEqual([false, false]);
    for (const status of [204, 204]) await test.as(actor).send('put', one).expect(status);
    expect([await kept(2026), await kept(2027)]).toEqual([true, true]);
    await set({ holidays: { country: 'FR' } }, actor);
    await test.as(actor).delete(one).expect(404);
    await test.as(actor).get('me/holidays?year=1999').expect(400);
  });

  it('and finds their country among all that are known', async () => {
    const { body } = await test.as(coach).get('holiday-regions').expect(200);
    const germany = body.items.find(({ code }: { code: string }) => code === 'DE');
    expect(germany).toMatchObject({ name: 'Germany' });
    expect(germany.regions).toContainEqual({ code: 'BY-A', name: 'Bayern, Stadt Augsburg' });
    expect(body.items.length).toBeGreaterThan(150);
  });

  it('takes hours off as well as days', async () => {
    const take = async (given: object) => (await test.as(coach).post('time-off', given)).body;
    const hours = { localStart: '2026-10-05T10:00', localEnd: '2026-10-05T12:30' };
    expect(await take(hours)).toMatchObject({ ...hours, firstDay: '2026-10-05', timeZone: 'America/New_York' });
    const inTokyo = { localStart: '2026-11-14T10:00', localEnd: '2026-11-15T00:00' };
    expect(await take(inTokyo)).toMatchObject({ ...inTokyo, timeZone: 'Asia/Tokyo' });
    expect(await take({ ...inTokyo, timeZone: 'UTC' })).toMatchObject({ timeZone: 'UTC' });
    expect(await take({ firstDay: '2026-10-01', lastDay: '2026-10-02' })).toMatchObject({
      ...{ firstDay: '2026-10-01', localStart: null, localEnd: null, timeZone: null },
    });
    expect(await take({ ...hours, localEnd: '2026-10-05T10:00' })).toMatchObject({ code: 'time-off.backwards' });
    expect(pointersOf(await take({ ...hours, firstDay: '2026-10-05' }))).toEqual(['/firstDay']);
    const { body } = await test.as(coach).get('time-off').expect(200);
    const starts = body.items.map(({ localStart }: { localStart: string | null }) => localStart);
    expect(starts).toEqual([null, hours.localStart, inTokyo.localStart, inTokyo.localStart]);
  });

  it('and nobody else reads it, nor learns of it by changing their own', async () => {
    const coachee = await practice.coachee();
    await practice.active(coach, coachee);
    expect(await read(coachee)).toMatchObject({ weekly: [], version: 0 });
    for (const path of ['me/travel', 'time-off', 'me/holidays'])
      expect((await test.as(coachee).get(path).expect(200)).body.items).toEqual([]);
    const { status } = await set({ weekly: weekdays }, coachee);
    expect(status).toBe(200);
    expect(await read(coach)).toMatchObject({ weekly: [] });
  });
});

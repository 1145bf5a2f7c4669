import type { Prop, Scene, Stage } from './scenes.js';

let journeys = 0;
const by = ({ test, actors, doer }: Stage) => test.as(actors[doer]);

/** Some days that nobody is elsewhere on yet. */
function journey(): object {
  const day = `2028-06-${String(++journeys % 30 || 30).padStart(2, '0')}`;
  return { firstDay: day, lastDay: day, timeZone: 'Asia/Tokyo' };
}

/** Somewhere with holidays, all of which the doer keeps. */
async function livesInBerlin(stage: Stage): Promise<Prop> {
  const ask = by(stage);
  const { body: now } = await ask.get('me/availability').expect(200);
  const there = { holidays: { country: 'DE', region: 'BE' } };
  await ask.change('put', 'me/availability', now.version as number, there).expect(200);
  const { body } = await ask.get('me/holidays?year=2028').expect(200);
  return { ids: { holidayId: body.items[0].id } };
}

/** When people can be met: each says it of themself. */
export const schedulingScenes: Record<string, Scene> = {
  'POST time-off': { prepare: () => ({ body: { firstDay: '2028-01-03', lastDay: '2028-01-04' } }) },
  'DELETE time-off/:timeOffId': {
    prepare: async (stage) => {
      const days = { firstDay: '2028-02-01', lastDay: '2028-02-02' };
      const { body } = await by(stage).post('time-off', days).expect(201);
      return { ids: { timeOffId: body.id } };
    },
  },
  'PUT me/availability': {
    prepare: async (stage) => {
      const { body } = await by(stage).get('me/availability').expect(200);
      return { version: body.version, body: { minimumNoticeMinutes: 60 } };
    },
  },
  'PUT me/preferences': {
    prepare: async (stage) => {
      const { body } = await by(stage).get('me/preferences').expect(200);
      return { version: body.version, body: { remindBefore: [60] } };
    },
  },
  'POST me/travel': { prepare: () => ({ body: journey() }) },
  'DELETE me/travel/:travelId': {
    prepare: async (stage) => {
      const { body } = await by(stage).post('me/travel', journey()).expect(201);
      return { ids: { travelId: body.id } };
    },
  },
  'DELETE me/holidays/:holidayId': { prepare: livesInBerlin },
  'PUT me/holidays/:holidayId': { prepare: livesInBerlin },
};

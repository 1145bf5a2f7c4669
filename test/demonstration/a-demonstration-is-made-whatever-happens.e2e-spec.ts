import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { DemonstrationResponse } from '../../src/demonstration/demonstration.responses.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { connectAsOwner } from '../access/snapshot.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

const NONE = { state: 'none', weeksTold: 0, weeks: 24, practiceId: null, askedBy: null, yours: false, askedAt: null };

describe('whoever asks for a demonstration', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let owner: Client;
  let administrator: Actor;

  beforeAll(async () => {
    test = await TestApp.start('2026-11-22T16:20:00Z');
    owner = await connectAsOwner(test);
    practice = await PracticeBuilder.start(test);
    administrator = practice.administrator;
  });
  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  const ask = () => test.as(administrator).post('demonstration');
  const read = async (): Promise<DemonstrationResponse> =>
    (await test.as(administrator).get('demonstration').expect(200)).body as DemonstrationResponse;
  const remove = () => test.as(administrator).delete('demonstration');
  const make = () => test.app.get(Jobs).runDue(['demonstrations']);
  const made = async () =>
    (await owner.query(`select id from practice where demonstration_of is not null`)).rows.map(({ id }) => String(id));

  it('removes it while it is being made: whoever makes it stops, and leaves nothing', async () => {
    await ask().expect(201);
    const making = make();
    while ((await read()).weeksTold < 2) await delay(50);
    await remove().expect(204);
    await making.catch(() => undefined);
    expect(await read()).toEqual(NONE);
    expect(await made()).toEqual([]);
  }, 60_000);

  it('has what was cut off made anew, and is told once it has failed three times', async () => {
    await ask().expect(201);
    const cutOff = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';
    const leave = async (attempt: number) => {
      await owner.query(
        `insert into practice (id, name, time_zone, created_at, demonstration_of) values ($1, 'Cut off', 'UTC', now(), $2)`,
        [cutOff, practice.practiceId],
      );
      await owner.query(`update demonstration set attempt = $1, made_practice_id = $2, heard_at = $3`, [
        ...[attempt, cutOff],
        new Date(test.clock.now().getTime() - 31_000),
      ]);
    };
    await leave(3);
    await make();
    expect(await read()).toMatchObject({ state: 'failed', practiceId: null });
    expect(await made()).toEqual([]);
    expect((await ask().expect(201)).body).toMatchObject({ state: 'being_made' });
    await leave(2);
    await make();
    const { state, practiceId } = await read();
    expect(state).toBe('ready');
    expect(await made()).toEqual([practiceId]);
    await remove().expect(204);
  }, 60_000);

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('has it wherever they live, in %s too', async (timeZone) => {
    const { body } = await test.as(administrator).get(`people/${administrator.personId}`).expect(200);
    await test.as(administrator).change('patch', `people/${body.id}`, body.version, { timeZone }).expect(200);
    await ask().expect(201);
    await make();
    expect((await read()).state).toBe('ready');
    await remove().expect(204);
  });
});

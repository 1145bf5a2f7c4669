import type { AddressInfo } from 'node:net';
import { Unexpected } from '../../tour/expecting.js';
import { playTour } from '../../tour/the-tour.js';
import { TestApp } from '../support/test-app.js';

describe('the tour', () => {
  let test: TestApp;
  let url: string;
  const mailTo = async (address: string) => {
    await test.deliver();
    return (await test.mail.to(address)).text ?? '';
  };
  const play = async (now: string) => {
    test.clock.set(new Date(now));
    const lines: string[] = [];
    await playTour({ url, now: new Date(now), mailTo, print: (line) => void lines.push(line), colour: false });
    return lines.join('\n');
  };

  beforeAll(async () => {
    test = await TestApp.start();
    const { port } = test.server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(() => test.stop());

  it('plays an engagement from its first plan to its renewal through the public API alone', async () => {
    const told = await play('2026-10-20T15:00:00Z');
    expect(told).toMatch(/sponsor {2}Sunita Rao agrees; the engagement is active/);
    expect(told).toMatch(/coachee {2}sees exactly the same, field by field/);
    expect(told).toMatch(/409 The time is taken/);
    expect(told).toMatch(/That was all of it/);
  }, 60_000);

  it.each([
    ['on a Sunday', '2026-11-22T16:20:00Z'],
    ['on the eve of a clock change, towards midnight', '2027-03-14T03:40:00Z'],
    ['at the end of February', '2028-02-29T20:00:00Z'],
  ])(
    'can be played %s, again and again',
    async (_when, now) => {
      expect(await play(now)).toMatch(/That was all of it/);
    },
    60_000,
  );

  it('ends with what was expected and what came where the server answers something else', async () => {
    const elsewhere = playTour({
      url: `${url}/nowhere`,
      now: new Date(),
      mailTo,
      print: () => undefined,
      colour: false,
    });
    await expect(elsewhere).rejects.toThrow(Unexpected);
    await expect(elsewhere).rejects.toThrow(/Expected success, and got 404 from \/nowhere\/api\/v1\/mailed-codes/);
  });
});

import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';

describe('a late cancellation says what it costs', () => {
  let browsing: Browsing;
  let coach: Actor;
  let coachee: Actor;
  let id: string;

  beforeAll(async () => {
    browsing = await Browsing.start();
    ({ coach, coachee, id } = await browsing.practice.activePair());
  });
  afterAll(() => browsing.stop());

  const left = async () => (await browsing.test.as(coachee).get(`engagements/${id}/ledger`).expect(200)).body.left;

  it('and one in time, that it costs nothing, by the coachee’s own clock', async () => {
    const reader = await browsing.signedIn(coachee);
    const { page } = reader;
    expect(await reader.heading()).toBe('Your coaching');
    await page.getByText('You can move or cancel it at no cost until').waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This costs nothing').waitFor();
    expect(await reader.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await left()).toBe(12);
  });

  it('moves it to another time of the coach’s, with what follows said before', async () => {
    const week = [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      ...{ from: '09:00', to: '17:00' },
    }));
    const { body } = await browsing.test.as(coach).get('me/availability').expect(200);
    await browsing.test.as(coach).change('put', 'me/availability', body.version, { weekly: week }).expect(200);
    const reader = await browsing.signedIn(coachee);
    const { page } = reader;
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().check({ force: true });
    await dialog.getByText('This costs nothing').waitFor();
    expect(await reader.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Move it' }).click();
    await page.getByText('Moved.').waitFor();
    expect(await left()).toBe(12);
  });

  it('in words before the click: one session of those left', async () => {
    const [next] = await browsing.practice.sessions(id, coachee);
    await browsing.test.goTo(new Date(Date.parse(next?.startsAt ?? '') - 3_600_000).toISOString());
    const reader = await browsing.signedIn(coachee);
    const { page } = reader;
    await page.getByText('The notice of 24 hours ended').waitFor();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This session is used up: of 12 sessions left, 11 will be').waitFor();
    expect(await reader.violations()).toEqual([]);
    expect(await left()).toBe(12);
    await dialog.getByRole('button', { name: 'Cancel it, and use it up' }).click();
    await page.getByText('Cancelled.').waitFor();
    await page.getByText('0 of 12 held, 11 left, one used up without being held').waitFor();
    expect(await left()).toBe(11);
    await reader.go(`/engagements/${id}`);
    await page.getByText('Every line of the account').click();
    await page.getByText('Cancelled too late').waitFor();
    expect(await reader.violations()).toEqual([]);
  });

  it('and is given back by the coach, with a word on why; or was none, and is corrected', async () => {
    const session = (await browsing.practice.sessions(id, coach)).find(({ forfeited }) => forfeited);
    const reader = await browsing.signedIn(coach);
    const { page } = reader;
    await reader.go(`/engagements/${id}/sessions/${session?.id}`);
    await page.getByRole('button', { name: 'Give it back' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('of 11 left, 12 will be').waitFor();
    await dialog.getByLabel('Why').fill('A sick child');
    await page.reload();
    await page.getByRole('button', { name: 'Give it back' }).click();
    expect(await dialog.getByLabel('Why').inputValue()).toBe('A sick child');
    await dialog.getByRole('button', { name: 'Give it back' }).click();
    await page.getByText('Given back.').waitFor();
    expect(await left()).toBe(12);
    const { body } = await browsing.test.as(coachee).get(`engagements/${id}/ledger`).expect(200);
    expect(body.items.at(-1)).toMatchObject({ reason: 'waived', note: 'A sick child' });
    await page.getByRole('button', { name: 'That is not how it was' }).click();
    await dialog.getByRole('radio', { name: /cancelled by Cora Coach/ }).check();
    await dialog.getByLabel('Why').fill('It was me');
    expect(await reader.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Correct it' }).click();
    await page.getByText('Cora Coach corrected it:').waitFor();
    expect(await left()).toBe(12);
  });
});

import type { Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';
import type { Reader } from './support/reader.js';

/** A Monday; the first session is on Thursday. */
const NOW = '2026-09-28T12:00:00Z';

describe('a coach says when they can be met', () => {
  let browsing: Browsing;
  let coach: Actor;
  let reader: Reader;

  beforeAll(async () => {
    browsing = await Browsing.start(NOW);
    ({ coach } = await browsing.practice.activePair());
    reader = await browsing.signedIn(coach);
  }, 60_000);
  afterAll(() => browsing.stop());

  const availability = async () => (await browsing.test.as(coach).get('me/availability').expect(200)).body;

  it('by the week, and keeps what is not saved yet', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: 'Hours' }).click();
    await page.getByText('any hour counts as free').waitFor();
    await page.getByRole('button', { name: 'Add hours on Monday' }).click();
    await page.getByLabel('Monday, to').fill('08:00');
    await page.getByText('It has to end after it begins.').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await page.getByLabel('Monday, to').fill('17:00');
    await page.getByRole('button', { name: 'The same from Tuesday to Friday' }).click();
    await page.getByLabel('Free after').selectOption('15 minutes');
    expect(await reader.violations()).toEqual([]);

    await reader.go('/availability');
    await page.getByText('You have changes that are not saved.').waitFor();
    expect(await page.getByLabel('Friday, from').inputValue()).toBe('09:00');
    await page.getByRole('combobox', { name: 'Country' }).fill('United States');
    await page.getByRole('option', { name: 'United States of America' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your hours are saved.').waitFor();
    await page.getByRole('switch', { name: /Columbus Day/ }).click({ force: true });
    const { weekly, bufferAfterMinutes } = await availability();
    expect([weekly.length, bufferAfterMinutes]).toEqual([5, 15]);
    await page.reload();
    await page.getByRole('switch', { name: /Columbus Day/ }).waitFor();
    expect(await page.getByRole('switch', { name: /Columbus Day/ }).isChecked()).toBe(false);
  });

  it('and finds what was said elsewhere meanwhile beside what they say', async () => {
    const { page } = reader;
    await page.getByRole('button', { name: 'Add hours on Saturday' }).click();
    const { version, timeZone: _zone, ...said } = await availability();
    const evening = { weekday: 3, from: '19:00', to: '21:00' };
    await browsing.test
      .as(coach)
      .change('put', 'me/availability', version, { ...said, weekly: [...said.weekly, evening] })
      .expect(200);
    await page.getByRole('button', { name: 'Save' }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'changed elsewhere meanwhile' });
    await notice.getByText('Wednesday: 09:00–17:00, 19:00–21:00').waitFor();
    expect(await reader.violations()).toEqual([]);
    await notice.getByRole('button', { name: 'Take those' }).click();
    expect(await page.getByLabel('Wednesday, from').count()).toBe(2);
    expect(await page.getByLabel('Saturday, from').count()).toBe(0);
    // The refusal that this is about.
    reader.complaints.splice(0);
  });

  it('takes time off, having seen what lies in it, gives it back and takes it again', async () => {
    const { page } = reader;
    const off = page.getByRole('region', { name: 'Time off' });
    await off.getByLabel('First day off').fill('2026-10-01');
    await off.getByText('One appointment lies in it').waitFor();
    await off.getByText('Kit Coachee').waitFor();
    await off.getByRole('button', { name: 'Take it off' }).click();
    await off.getByRole('button', { name: /be there after all/ }).click();
    await page.getByText('You are there after all.').waitFor();
    await off.getByText('None ahead.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await off.getByRole('button', { name: /be there after all/ }).waitFor();

    const travel = page.getByRole('region', { name: 'Travel' });
    await travel.getByRole('combobox', { name: 'Where' }).fill('Tokyo');
    await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
    await travel.getByLabel('First day there').fill('2026-11-02');
    await travel.getByLabel('Last day there').fill('2026-11-06');
    await travel.getByRole('button', { name: 'Add the journey' }).click();
    await travel.getByText('Mon 2 Nov – Fri 6 Nov').waitFor();
  });

  it('and sees it in their week, and everybody whom they coach in a list', async () => {
    const { page } = reader;
    await page.getByRole('link', { name: 'Home' }).click();
    const thursday = page.getByRole('region', { name: 'Thursday 1 October' });
    await thursday.getByText('Time off').waitFor();
    await thursday.getByRole('button', { name: /^Kit Coachee/ }).waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('link', { name: 'Engagements' }).click();
    const running = page.getByRole('region', { name: /Running/ });
    await running.getByText('0 of 12 held').waitFor();
    await running.getByText(/^Next on Thu,? 1 Oct$/).waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.getByText('Off track', { exact: true }).click();
    await page.getByText('None is like that.').waitFor();
  });
});

import type { Page } from 'playwright-core';
import { PASSWORD, type Actor } from '../support/practice.js';
import { Browsing } from './support/browsing.js';

describe('no text is lost', () => {
  let browsing: Browsing;
  let coach: Actor;
  let coachee: Actor;
  let id: string;
  let places: string[];

  beforeAll(async () => {
    browsing = await Browsing.start();
    ({ coach, coachee, id } = await browsing.practice.activePair());
    const sessions = await browsing.practice.sessions(id, coach);
    places = sessions.map((session) => `engagements/${id}/sessions/${session.id}`);
  });
  afterAll(() => browsing.stop());

  const kept = async (place: string, kind: 'shared' | 'private', actor = coach) =>
    (await browsing.test.as(actor).get(`${place}/notes/${kind}`).expect(200)).body.text as string;
  const shared = (page: Page) => page.getByLabel('Shared note, that both of you read');
  const own = (page: Page) => page.getByLabel('Private note, that you alone read');

  it('a note is saved as it is typed; shared and private are told apart by more than colour', async () => {
    const [place = ''] = places;
    const reader = await browsing.signedIn(coach);
    await reader.go(`/${place}`);
    await shared(reader.page).fill('We begin with priorities');
    await own(reader.page).fill('He is hard on himself');
    await reader.page.getByText('Saved. Last written by Cora Coach').nth(1).waitFor();
    expect([await kept(place, 'shared'), await kept(place, 'private')]).toEqual([
      'We begin with priorities',
      'He is hard on himself',
    ]);
    await reader.page.getByText('You and Kit Coachee read it').waitFor();
    await reader.page.getByText('You alone read it').waitFor();
    expect(await reader.violations()).toEqual([]);
    const other = await browsing.signedIn(coachee);
    await other.go(`/${place}`);
    expect(await shared(other.page).inputValue()).toBe('We begin with priorities');
    expect(await own(other.page).inputValue()).toBe('');
    expect(await other.page.content()).not.toContain('He is hard on himself');
  });

  it('when its page is left at once; what the other wrote since is there on coming back', async () => {
    const [, , , , place = ''] = places;
    const reader = await browsing.signedIn(coach);
    await reader.go(`/${place}`);
    const answered = reader.page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await shared(reader.page).fill('Typed in passing');
    await reader.page.getByRole('link', { name: 'Overview' }).click();
    expect((await answered).status()).toBe(200);
    expect(await kept(place, 'shared')).toBe('Typed in passing');
    const other = await browsing.signedIn(coachee);
    await other.go(`/${place}`);
    await shared(other.page).fill('Typed in passing, and read');
    await other.page.getByText('Saved. Last written by Kit Coachee').waitFor();
    await reader.page.goBack();
    await reader.page.getByText('Typed in passing, and read').waitFor();
    await shared(reader.page).fill('Typed in passing, and read, and said');
    await reader.page.getByText('Saved. Last written by Cora Coach').waitFor();
    expect(await kept(place, 'shared')).toBe('Typed in passing, and read, and said');
  });

  it('when the network is lost and the tab is closed', async () => {
    const [, place = ''] = places;
    const reader = await browsing.signedIn(coach);
    await reader.go(`/${place}`);
    await own(reader.page).waitFor();
    await reader.context.setOffline(true);
    await own(reader.page).fill('Typed on a train');
    await reader.page.getByText('No connection. It is kept in this browser').waitFor();
    await reader.page.close();
    expect(await kept(place, 'private')).toBe('');
    await reader.context.setOffline(false);
    const tab = await reader.context.newPage();
    await tab.goto(`/${place}`);
    await tab.getByText('Saved. Last written by Cora Coach').waitFor();
    expect(await own(tab).inputValue()).toBe('Typed on a train');
    expect(await kept(place, 'private')).toBe('Typed on a train');
    expect(reader.complaints.splice(0).filter((line) => !line.includes('INTERNET_DISCONNECTED'))).toEqual([]);
  });

  it('when the sign-in has ended, and nobody else who signs in here reads it', async () => {
    const [, , place = ''] = places;
    const reader = await browsing.signedIn(coach);
    await reader.go(`/${place}`);
    await shared(reader.page).waitFor();
    await reader.context.clearCookies();
    await shared(reader.page).fill('Typed after it ended');
    await reader.page.getByText('You are signed out. Your text is kept').waitFor();
    expect(await kept(place, 'shared')).toBe('');
    await reader.page.getByRole('link', { name: 'Sign in to save it' }).click();
    await signIn(reader.page, coach.email);
    await reader.page.getByText('Saved. Last written by Cora Coach').waitFor();
    expect(await shared(reader.page).inputValue()).toBe('Typed after it ended');
    expect(await kept(place, 'shared')).toBe('Typed after it ended');
    expect(reader.complaints.splice(0).filter((line) => !line.includes('401'))).toEqual([]);
  });

  it('when two people edit one note: both texts are shown, and put together', async () => {
    const [, , , place = ''] = places;
    const [first, second] = [await browsing.signedIn(coach), await browsing.signedIn(coachee)];
    await first.go(`/${place}`);
    await second.go(`/${place}`);
    await shared(first.page).fill('The coach wrote this');
    await first.page.getByText('Saved. Last written by Cora Coach').waitFor();
    await shared(second.page).fill('The coachee wrote that');
    await second.page.getByText('Cora Coach wrote here while you were writing').waitFor();
    const both = second.page.getByRole('group', { name: 'Two versions' });
    expect(await both.getByLabel('Yours').inputValue()).toBe('The coachee wrote that');
    await both.getByText('The coach wrote this').waitFor();
    expect(await second.violations()).toEqual([]);
    expect(await kept(place, 'shared')).toBe('The coach wrote this');
    await both.getByLabel('Yours').fill('The coachee wrote that, and more');
    await second.page.reload();
    await both.getByText('The coach wrote this').waitFor();
    expect(await both.getByLabel('Yours').inputValue()).toBe('The coachee wrote that, and more');
    await both.getByRole('button', { name: 'Put both together' }).click();
    await both.getByRole('button', { name: 'Take theirs' }).click();
    await second.page.getByRole('button', { name: 'Undo' }).click();
    await second.page.getByText('Saved. Last written by Kit Coachee').waitFor();
    expect(await kept(place, 'shared')).toBe('The coach wrote this\n\nThe coachee wrote that, and more');
    await first.go(`/${place}`);
    await shared(first.page).fill('The coach wrote again');
    await first.page.getByText('Saved. Last written by Cora Coach').waitFor();
    await shared(second.page).fill('The coachee wrote at last');
    await both.getByRole('button', { name: 'Use the text on the left' }).click();
    await second.page.getByText('Saved. Last written by Kit Coachee').waitFor();
    expect(await kept(place, 'shared')).toBe('The coachee wrote at last');
    expect(second.complaints.splice(0).filter((line) => !line.includes('412'))).toEqual([]);
    await second.page.getByRole('button', { name: 'Earlier versions' }).click();
    const dialog = second.page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: /Cora Coach$/ })
      .last()
      .click();
    await dialog.getByText('The coach wrote this', { exact: true }).waitFor();
    expect(await second.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Bring this one back' }).click();
    await second.page.getByText('Brought back.').waitFor();
    expect(await shared(second.page).inputValue()).toBe('The coach wrote this');
    expect(await kept(place, 'shared')).toBe('The coach wrote this');
  });
});

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Use a password' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

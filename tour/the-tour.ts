import { goals } from './chapters/goals.js';
import { notes } from './chapters/notes.js';
import { gather } from './chapters/people.js';
import { agree, plan } from './chapters/plan.js';
import { completeAndRenew } from './chapters/renewal.js';
import { reviews } from './chapters/reviews.js';
import { sessions } from './chapters/sessions.js';
import { overview } from './chapters/sponsor.js';
import { Teller } from './telling.js';

export interface Tour {
  /** Where the server is, without a trailing slash. */
  url: string;
  /** What the server's clock reads, by and large. */
  now: Date;
  /** The text of the latest mail to an address, once it has come. */
  mailTo: (address: string) => Promise<string>;
  print: (line: string) => void;
  colour: boolean;
}

/**
 * Plays one engagement from its first plan to its renewal, through the public API alone, in a practice of its own.
 * @throws Unexpected as soon as the server answers something else than the tour is about
 */
export async function playTour({ url, now, mailTo, print, colour }: Tour): Promise<void> {
  const tell = new Teller(print, colour);
  const begun = performance.now();
  tell.title('One engagement, from its first plan to its renewal', `at ${url}`);
  const cast = await gather({ url, mailTo }, Date.now().toString(36), now, tell);
  const engagement = await plan(cast);
  await agree(cast, engagement);
  await sessions(cast, engagement);
  await notes(cast, engagement);
  const agreed = await goals(cast, engagement);
  await reviews(cast, engagement, agreed);
  await overview(cast, engagement);
  await completeAndRenew(cast, engagement, agreed);
  tell.title(
    'That was all of it',
    `in ${((performance.now() - begun) / 1000).toFixed(1)} s, through the API that ${url}/api/docs shows`,
  );
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { MeResponse } from '../identity/identity.responses.js';
import type { RolesResponse } from '../people/people.responses.js';
import { Clock } from '../platform/clock/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { KeptMailer } from '../platform/mail/kept-mailer.js';
import { firstDay, WEEKS_TOLD } from './demonstration.rules.js';
import { addressOf, FrontDoor, LAST_ROLE, PASSWORD } from './front-door.js';
import { InProcessApi } from './in-process-api.js';
import { Mailbag } from './mailbag.js';
import { gather, keepHours } from './people.js';
import { tellStories } from './stories.js';
import { Timeline } from './timeline.js';

/** An application of ours, on a clock that may be moved, and with a mailer that sends nothing. */
export type Open = (clock: Clock, mailer: KeptMailer) => Promise<NestFastifyApplication>;

/**
 * Puts a practice to look around in into the database, once: through the application itself, with its clock set back,
 * so that every rule held and every history is real.
 * @param tell is told of what takes long
 * @param clock reads the time as of which the practice is told
 * @returns how to sign in, to be printed
 */
export async function seedDemonstration(
  open: Open,
  tell: (line: string) => void,
  clock: Clock = new Clock(),
): Promise<string[]> {
  const mailer = new KeptMailer();
  const app = await open(clock, mailer);
  try {
    const nobody = new InProcessApi(app);
    for (let attempt = 1; ; attempt++) {
      const state = await stateOf(nobody, attempt);
      if (state === 'missing') await seed(app, { clock, mailer }, attempt, tell);
      // What was cut off stays as it is, a practice that nobody signs in to, and another one is put in beside it.
      if (state !== 'incomplete') return signIns(attempt);
    }
  } finally {
    await app.close();
  }
}

/** The database itself is asked: it may be another one than last time, and the last time may have been cut off. */
async function stateOf(nobody: InProcessApi, attempt: number): Promise<'missing' | 'incomplete' | 'complete'> {
  const administrator = await nobody.signedIn(addressOf('administrator', attempt), PASSWORD);
  if (!administrator) return 'missing';
  // They may have renamed it, started others, and looked around in a demonstration of their own: it is the oldest.
  const { practices } = await administrator.get<MeResponse>('me');
  const [oldest = ''] = practices.flatMap(({ practiceId, demonstrates }) => (demonstrates ? [] : [practiceId])).sort();
  const { items } = await administrator.about(oldest).get<RolesResponse>('roles');
  await administrator.delete('sign-ins/current');
  return items.some(({ name }) => name === LAST_ROLE) ? 'complete' : 'incomplete';
}

async function seed(
  app: NestFastifyApplication,
  { clock, mailer }: { clock: Clock; mailer: KeptMailer },
  attempt: number,
  tell: (line: string) => void,
): Promise<void> {
  tell('Putting a practice in to look around in (once) …');
  const begun = performance.now();
  const now = clock.now();
  const timeline = new Timeline(clock, app.get(Jobs), now, clock.today('Europe/London'));
  const first = firstDay(timeline.today);
  clock.set(new Date(`${first}T08:00:00Z`));
  const door = new FrontDoor(new InProcessApi(app), new Mailbag(app.get(Jobs), mailer), attempt);
  const administrator = await door.startPractice();
  const cast = await gather(administrator, first, door.entering(administrator));
  tell(`  its people are there; now for the last ${WEEKS_TOLD} weeks`);
  tellStories(timeline, cast);
  await timeline.play();
  await keepHours(cast, { country: 'US', region: 'NY' });
  await door.finish();
  tell(`  done in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
}

function signIns(attempt: number): string[] {
  const parts = ['coach', 'coachee', 'sponsor', 'administrator'];
  const widest = Math.max(...parts.map(({ length }) => length));
  const lines = parts.map((part) => `  ${part.padEnd(widest)}  ${addressOf(part, attempt)}`);
  return ['', `Sign in to the demonstration with the password ${PASSWORD} as`, ...lines];
}

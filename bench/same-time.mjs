/**
 * Whether a known and an unknown address take the same time: a difference would tell a stranger who has an account. The
 * two are asked in turns, in one run, and their medians compared.
 */
import { hash } from '@node-rs/argon2';
import pg from 'pg';

const TURNS = 150;
const FORGOTTEN = 10;
/** Medians within a tenth of one another are the same: on a machine that does other things, too. */
const ALIKE = 0.1;
const KNOWN = 'a1@example.org';
const UNKNOWN = 'z1@example.org';

/** Each way to ask that names an address, as a wrong guess would be made. */
const ways = [
  ['a wrong password', (ask, email) => ask('sign-ins', { email, password: 'a wrong battery' }, 401)],
  ['asking for a code', (ask, email) => ask('mailed-codes', { email, purpose: 'sign-in' }, 201)],
  ['a wrong code', (ask, email) => wrongCode(ask, email, 'sign-in', 'sign-ins/by-code', {})],
  ['a reset', (ask, email) => ask('mailed-codes', { email, purpose: 'password' }, 201)],
  [
    'a wrong code for a reset',
    (ask, email) => wrongCode(ask, email, 'password', 'password-resets', { password: 'correct horse battery' }),
  ],
];

/** Gives somebody who is known a password, as most have one. */
export async function seedPassword(ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const digest = await hash('correct horse battery', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    await client.query(
      `insert into auth.password (account_id, hash, changed_at) select id, $2, now() from auth.account where email = $1`,
      [KNOWN, digest],
    );
  } finally {
    await client.end();
  }
}

/**
 * Compares all the ways.
 * @returns whether each is the same for both, within a tenth
 */
export async function compareAddresses(url) {
  const ask = asking(url);
  let alike = true;
  for (const [name, way] of ways) {
    const times = await taken((email) => way(ask, email));
    const [known, unknown] = [median(times[KNOWN]), median(times[UNKNOWN])];
    const ratio = known / unknown;
    const same = Math.abs(ratio - 1) <= ALIKE;
    alike &&= same;
    const verdict = same ? 'alike' : 'NOT ALIKE';
    console.log(`${name.padEnd(36)} ${ratio.toFixed(2)} known to unknown, ${verdict} (${known.toFixed(1)} ms)`);
  }
  return alike;
}

/** Milliseconds of each turn, for both. Each goes first as often as the other, and the first turns are forgotten. */
async function taken(ask) {
  const times = { [KNOWN]: [], [UNKNOWN]: [] };
  for (let turn = 0; turn < TURNS + FORGOTTEN; turn++)
    for (const email of turn % 2 ? [KNOWN, UNKNOWN] : [UNKNOWN, KNOWN]) times[email].push((await ask(email)).taken);
  return { [KNOWN]: times[KNOWN].slice(FORGOTTEN), [UNKNOWN]: times[UNKNOWN].slice(FORGOTTEN) };
}

/** A request: what it takes in milliseconds, and the challenge that is answered, if one is. */
function asking(url) {
  return async (path, body, status) => {
    const begun = performance.now();
    const response = await fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const taken = performance.now() - begun;
    if (response.status !== status) throw new Error(`${path} was answered ${response.status}: ${text}`);
    return { taken, challenge: text ? JSON.parse(text).challenge : undefined };
  };
}

async function wrongCode(ask, email, purpose, path, more) {
  const { challenge } = await ask('mailed-codes', { email, purpose }, 201);
  return ask(path, { challenge, code: '000000', ...more }, 401);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

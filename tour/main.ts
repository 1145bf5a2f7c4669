import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Unexpected } from './expecting.js';
import { mailIn } from './mail.js';
import { playTour } from './the-tour.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    mail: { type: 'string', default: join(process.env.DATA_DIR ?? '.data', 'mail') },
  },
});
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const url = values.url.replace(/\/+$/, '');

try {
  await refuseAbsent();
  const mailTo = mailIn(values.mail);
  await playTour({ url, now: new Date(), mailTo, print: (line) => void process.stdout.write(`${line}\n`), colour });
} catch (error) {
  const why = error instanceof Unexpected ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\nThe tour ends here. ${why}\n`);
  process.exitCode = 1;
}

async function refuseAbsent(): Promise<void> {
  const ready = await fetch(`${url}/health/ready`).catch(() => undefined);
  if (ready?.ok) return;
  const what = ready ? `answers ${ready.status} when it is asked whether it is ready` : 'does not answer';
  throw new Unexpected(
    `The server at ${url} ${what}. Start one with \`npm start\`, or name another: npm run tour -- --url http://localhost:3000`,
  );
}

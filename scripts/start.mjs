/** `npm start`: from a bare clone to a running demonstration. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { prepare } from './prepare.mjs';
import { prepareWeb } from './web.mjs';

prepare();
await prepareWeb();

const server = spawn(
  process.execPath,
  ['--enable-source-maps', 'dist/src/main.js', '--demonstration', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);

// Ctrl-C in a terminal, or closing it, reaches the server by itself, as it does every process there; npm then says it
// once more. The server shall hear of it once: what its terminal told it is not told again, all else is passed on once.
const inTerminal = process.stdin.isTTY || process.stdout.isTTY;
let told = false;
const passOn = (signal) => {
  if (!told && (!inTerminal || signal === 'SIGTERM')) server.kill(signal);
  told = true;
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);

// npm that is told to stop ends at once, and tells only its shell. Orphaned by it, we stop what it had us start.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && passOn('SIGTERM'), 500).unref();
}

server.on('exit', (code, signal) => {
  process.exitCode = signal ? 128 + constants.signals[signal] : code;
});

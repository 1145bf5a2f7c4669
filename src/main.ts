import { startDemonstration, startProduction, type Running } from './start.js';

const demonstration = process.argv.includes('--demonstration');
const tell = (line: string) => console.log(line);

let running: Running | undefined;
let stopping = false;

async function stop(): Promise<void> {
  // Ctrl-C reaches every process of a terminal, and npm passes it on as well: once is enough.
  if (stopping) return;
  stopping = true;
  if (demonstration) tell('\nStopping …');
  await running?.stop();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

try {
  running = await (demonstration ? startDemonstration(process.env, tell) : startProduction(process.env));
  if (demonstration) tell(`\nRapport is at ${running.url}, its API at ${running.url}/api/docs. Ctrl-C stops it.`);
  if (stopping) await running.stop();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readNoted } from './audit/chain.rules.js';
import { verify, type NotedHead, type Verified } from './audit/verification.js';
import { auditChains } from './platform/database/audit-chains.js';
import { startEmbedded, type EmbeddedDatabase } from './platform/database/embedded.js';
import { SettingsError } from './platform/config/settings.js';

/** Computes the chain of every practice's audit trail anew; ends with 1 where one is not as it was written. */
const { DATABASE_OWNER_URL: ownerUrl, DATA_DIR: dataDir = '.data' } = process.env;
try {
  const noted = notedHeads(process.argv.slice(2));
  const embedded = ownerUrl ? undefined : await embeddedDatabase(resolve(dataDir));
  try {
    for await (const verified of verify(auditChains(ownerUrl ?? embedded?.ownerUrl ?? ''), noted)) {
      console.log(lineOf(verified));
      process.exitCode = verified.broken ? 1 : process.exitCode;
    }
  } finally {
    await embedded?.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** What is printed is what --expect takes, followed by the verdict. */
function lineOf({ practiceId, reached, broken }: Verified): string {
  const head = `${practiceId}:${reached.sequence}:${reached.hash}`;
  return broken ? `${head}  BROKEN at ${broken.brokenAt}: ${broken.why}` : `${head}  OK, ${reached.sequence} entries`;
}

function notedHeads(args: string[]): NotedHead[] {
  return args.flatMap((arg, at) => {
    if (arg === '--expect') return [];
    const noted = args[at - 1] === '--expect' ? readNoted(arg) : undefined;
    if (!noted) throw new SettingsError(`Not understood: ${arg}. Expected: --expect <practice>:<sequence>:<hash>`);
    return [noted];
  });
}

/** The demonstration's; its server must have ended, since one database cannot be started twice. */
async function embeddedDatabase(folder: string): Promise<EmbeddedDatabase> {
  if (!existsSync(join(folder, 'postgres')))
    throw new SettingsError('DATABASE_OWNER_URL is needed, for there is no database of a demonstration here.');
  try {
    return await startEmbedded(folder, () => undefined);
  } catch (error) {
    throw new Error('The database did not start. Is its server still running? Stop it first.', { cause: error });
  }
}

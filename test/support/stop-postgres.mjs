import { rmSync } from 'node:fs';

export default async function stopPostgres() {
  const { database, dataDir } = globalThis.testPostgres;
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

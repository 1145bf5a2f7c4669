import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createDocumentedApp } from './app.js';
import type { RunningSettings } from './platform/config/running-settings.js';
import { createOpenApi } from './platform/http/openapi.js';

/** Writes the OpenAPI document that the server would serve to a file, for the client that is generated from it. */
const file = process.argv[2] ?? 'dist/openapi.json';

// Nothing is connected to and nobody signs in: the document says what the handlers declare.
const settings: RunningSettings = {
  ...{ port: 0, host: 'localhost', publicUrl: 'http://localhost', poolSize: 2, logLevel: 'silent', dataDir: '.data' },
  ...{ trustedProxies: [], rateLimitFactor: 1 },
  ...{ databaseUrl: 'postgres://nobody@localhost/nothing', authSecret: 'signs nothing, and is of forty characters' },
  contentKeys: [{ name: 'none', key: Buffer.alloc(32) }],
  ...{ mailFrom: { name: '', address: 'nobody@localhost' }, trustedProxies: [] },
};

const app = await createDocumentedApp(settings);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(createOpenApi(app), null, 2)}\n`);
await app.close();

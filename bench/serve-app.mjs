/** The application, as it is served, in a process of its own. */
import { createApp } from '../dist/src/app.js';

const app = await createApp({
  port: 0,
  host: '127.0.0.1',
  publicUrl: 'http://localhost',
  databaseUrl: process.env.DATABASE_URL,
  poolSize: 5,
  authSecret: 'x'.repeat(40),
  contentKeys: [{ name: 'bench', key: Buffer.alloc(32) }],
  mailFrom: { name: '', address: 'nobody@localhost' },
  dataDir: '.data',
  logLevel: 'silent',
  trustedProxies: [],
  // Counted as ever, and never refused.
  rateLimitFactor: 1_000_000,
});
await app.listen(0, '127.0.0.1');
process.send({ url: await app.getUrl() });

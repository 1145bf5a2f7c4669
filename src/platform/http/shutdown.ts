import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from './readiness.js';

const PATIENCE_MS = 8_000;

/**
 * Lets the server go inside ten seconds: readiness off, answers say `Connection: close`, what is in flight finishes,
 * idle connections are closed. Done by hand because the adapter waits for keep-alive clients, or cuts answers off.
 */
export async function drain(app: NestFastifyApplication): Promise<void> {
  app.get(Readiness).leave();
  const server = app.getHttpServer();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const deadline = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
  await app.close();
}

import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { isScreen, pageFor, policyOf } from './web-page.js';

/** The build puts the app into dist/web, beside dist/src; tests may run us out of the sources. */
const places = ['web', 'dist/web'].map((place) => fileURLToPath(new URL(`../../../${place}`, import.meta.url)));
const A_YEAR = 'public, max-age=31536000, immutable';

/**
 * Serves the browser's app: its page at / and at every address that is none of the server's own, and its files, which
 * carry a digest in their names and so are kept for good. See docs/adr/0030.
 */
export function serveWebApp(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const built = places.find((place) => existsSync(join(place, 'assets')));
  if (!built) throw new Error('The app for browsers is not built: npm run build.');
  const template = readFileSync(join(built, 'index.html'), 'utf8');
  // Not waited for: that would have Fastify begin, with an error handler that is not ours yet.
  void app.register(fastifyStatic, {
    root: join(built, 'assets'),
    serve: false,
    // Sent as the build compressed them, with brotli or gzip.
    preCompressed: true,
    setHeaders: (reply) => void reply.header('Cache-Control', A_YEAR),
  });
  const answer = (request: FastifyRequest, reply: FastifyReply) => answerPage(template, request, reply);
  fastify.get('/', answer);
  fastify.get<{ Params: { file: string } }>('/assets/:file', (request, reply) => reply.sendFile(request.params.file));
  fastify.addHook('onRequest', async (request, reply) => {
    const { method, url, headers } = request;
    if (request.is404 && isScreen({ method, url, accept: headers.accept })) return answer(request, reply);
    return undefined;
  });
}

function answerPage(template: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(16).toString('base64url');
  return (
    reply
      .status(200)
      .header('Content-Type', 'text/html; charset=utf-8')
      .header('Content-Security-Policy', policyOf(nonce))
      // Asked for anew each time: it names the files of the newest build.
      .header('Cache-Control', 'no-cache')
      .send(pageFor(template, nonce, request.headers.cookie))
  );
}

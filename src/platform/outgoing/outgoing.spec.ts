import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Outgoing, OutgoingRefused } from './outgoing.js';

const get = { method: 'GET', headers: { accept: 'application/json' } };

describe('a request to an address that somebody gave us', () => {
  let server: Server;
  let port: number;
  let asked: string[];
  const answers: Record<string, RequestListener> = {
    '/well': (_request, response) => void response.setHeader('X-One', ['a', 'b']).end('{"well":true}'),
    '/nothing': (_request, response) => void response.writeHead(204).end(),
    '/elsewhere': (_request, response) => void response.writeHead(302, { Location: '/well' }).end(),
    '/long': (_request, response) => void response.end('x'.repeat(300 * 1_024)),
    '/endless': (_request, response) => void response.write('{'),
    '/silent': () => undefined,
    '/echo': (request, response) => void request.pipe(response),
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      answers[request.url ?? '']?.(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  const here = new Outgoing({ publicUrl: 'http://localhost:3000' });
  const served = new Outgoing({ publicUrl: 'https://rapport.example.org' });

  it('is answered as fetch answers', async () => {
    const answer = await here.fetch(at('/well'), get);
    expect([answer.status, answer.headers.get('x-one'), await answer.json()]).toEqual([200, 'a, b', { well: true }]);
    expect((await here.fetch(at('/nothing'), get)).status).toBe(204);
    const form = { method: 'POST', headers: {}, body: new URLSearchParams({ name: 'Öz' }) };
    expect(await (await here.fetch(at('/echo'), form)).text()).toBe('name=%C3%96z');
  });

  it('follows no redirect', async () => {
    const answer = await here.fetch(at('/elsewhere'), get);
    expect([answer.status, asked]).toEqual([302, ['GET /elsewhere']]);
  });

  it('ends where the answer is too long, or does not come, or does not end', async () => {
    await expect(here.fetch(at('/long'), get)).rejects.toThrow(OutgoingRefused);
    await expect(here.fetch(at('/silent'), get, 200)).rejects.toThrow(/abort|timeout/i);
    await expect(here.fetch(at('/endless'), get, 200)).rejects.toThrow(/abort|timeout/i);
    const signal = AbortSignal.timeout(100);
    await expect(here.fetch(at('/silent'), { ...get, signal })).rejects.toThrow(/abort|timeout/i);
  });

  it.each([
    ...['http://127.0.0.1:PORT/well', 'http://localhost:PORT/well', 'http://[::1]:PORT/well', 'http://1.1.1.1/'],
    ...[
      'https://127.0.0.1:PORT/well',
      'https://localhost:PORT/well',
      'https://[::1]:PORT/',
      'https://2130706433:PORT/',
    ],
    ...['https://0x7f.1:PORT/', 'https://[::ffff:127.0.0.1]:PORT/', 'https://169.254.169.254/', 'https://10.0.0.1/'],
    ...['ftp://example.org/', 'file:///etc/passwd'],
  ])('does not leave a server of the internet for %s', async (address) => {
    await expect(served.fetch(address.replace('PORT', String(port)), get)).rejects.toThrow(OutgoingRefused);
    expect(asked).toEqual([]);
  });

  it.each(['http://10.0.0.1/', 'https://192.168.1.1/', 'http://example.org/'])(
    'leaves a server on a machine for that machine, and not for %s',
    async (address) => {
      await expect(here.fetch(address, get)).rejects.toThrow(OutgoingRefused);
    },
  );
});

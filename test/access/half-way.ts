import { Agent, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';

export interface Asked {
  method: string;
  path: string;
  token: string;
  body?: object;
  headers?: Record<string, string>;
}

/** Where a request is cut off: with half of it sent, all of it, or with the first of its answer in. */
export const CUTS = ['half sent', 'sent', 'half answered'] as const;
export type Cut = (typeof CUTS)[number];

/** What came back before the end, or before it was cut off: status, headers and body. */
export interface Answer {
  status?: number;
  text: string;
}

/** A client that keeps its connections open, as browsers and proxies do, and can hang up in the middle. */
export class Caller {
  private readonly agent: Agent;

  constructor(
    private readonly server: Server,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  close(): void {
    this.agent.destroy();
  }

  ask({ method, path, token, body, headers }: Asked, cut?: Cut): Promise<Answer> {
    const { port } = this.server.address() as AddressInfo;
    const payload = body ? Buffer.from(JSON.stringify(body)) : undefined;
    const type = payload && { 'Content-Type': 'application/json', 'Content-Length': payload.length };
    const all = { Authorization: `Bearer ${token}`, ...type, ...headers };
    return new Promise((resolve, reject) => {
      const sending = request({
        port,
        host: '127.0.0.1',
        method,
        path: `/api/v1/${path}`,
        agent: this.agent,
        headers: all,
      });
      const answer: Answer = { text: '' };
      sending.on('response', (response) => receive(response, answer, cut === 'half answered' ? sending : undefined));
      // An error after hanging up is our own doing.
      sending.on('error', (error) => (cut ? undefined : reject(error)));
      sending.on('close', () => resolve(answer));
      if (cut === 'half sent') return hangUpHalfWay(sending, payload);
      sending.end(payload, () => {
        if (cut === 'sent') setImmediate(() => sending.destroy());
      });
      return undefined;
    });
  }
}

type Sending = ReturnType<typeof request>;

function receive(response: IncomingMessage, answer: Answer, cut?: Sending): void {
  answer.status = response.statusCode;
  answer.text += JSON.stringify(response.headers);
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    answer.text += chunk.toString();
    cut?.destroy();
  });
}

function hangUpHalfWay(sending: Sending, payload?: Buffer): void {
  sending.flushHeaders();
  if (payload) sending.write(payload.subarray(0, payload.length / 2));
  setImmediate(() => sending.destroy());
}

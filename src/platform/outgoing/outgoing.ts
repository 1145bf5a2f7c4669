import { Inject, Injectable } from '@nestjs/common';
import { lookup as resolve } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { SETTINGS, type RunningSettings } from '../config/running-settings.js';
import { isPublicAddress } from './public-addresses.js';

const PATIENCE_MS = 5_000;
const ANSWER_BYTES = 256 * 1_024;
/** Answers that have no body, of which fetch says so. */
const BODILESS = [204, 205, 304];

/** What is sent: a part of what fetch takes. */
export interface OutgoingRequest {
  method: string;
  headers: Record<string, string>;
  body?: string | URLSearchParams;
  signal?: AbortSignal;
}

/** An address that somebody gave us is not one of the internet, or answers as nothing that we asked for would. */
export class OutgoingRefused extends Error {}

/**
 * Requests to addresses that somebody gave us. They leave for the internet alone, never for this machine or its
 * neighbours, whatever a name says at the moment; they follow no redirect, and end after five seconds or 256 kB.
 */
@Injectable()
export class Outgoing {
  /** Where this server is itself on the machine in front of us, for development and tests, it may ask that machine. */
  readonly mayAskThisMachine: boolean;

  constructor(@Inject(SETTINGS) { publicUrl }: Pick<RunningSettings, 'publicUrl'>) {
    const { protocol, hostname } = new URL(publicUrl);
    this.mayAskThisMachine = protocol === 'http:' && isThisMachine(hostname);
  }

  /**
   * Asks, as fetch does.
   * @throws OutgoingRefused; what the network fails with
   */
  async fetch(address: string, asked: OutgoingRequest, patienceMs = PATIENCE_MS): Promise<Response> {
    const url = new URL(address);
    this.refuseElsewhere(url);
    const ours = AbortSignal.timeout(patienceMs);
    const signal = asked.signal ? AbortSignal.any([asked.signal, ours]) : ours;
    const answer = await this.send(url, asked, signal);
    const body = await bodyOf(answer);
    const headers = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct))
      for (const value of values ?? []) headers.append(name, value);
    const status = answer.statusCode ?? 0;
    if (status < 200 || status > 599) throw new OutgoingRefused('The answer has no status that an answer has');
    return new Response(BODILESS.includes(status) ? null : body, { status, headers });
  }

  private refuseElsewhere({ protocol, hostname }: URL): void {
    if (this.mayAskThisMachine && isThisMachine(hostname)) return;
    if (protocol !== 'https:') throw new OutgoingRefused('Only https is asked');
    const literal = hostname.replaceAll(/[[\]]/g, '');
    if (isIP(literal) && !isPublicAddress(literal)) throw new OutgoingRefused('This is no address of the internet');
  }

  private send(url: URL, { method, headers, body }: OutgoingRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const request = url.protocol === 'https:' ? requestTls : requestPlain;
    const lookup = this.mayAskThisMachine && isThisMachine(url.hostname) ? undefined : lookUpPublic;
    const content = body?.toString();
    const length = content === undefined ? {} : { 'content-length': String(Buffer.byteLength(content)) };
    const options: RequestOptions = { method, headers: { ...headers, ...length }, signal, lookup, agent: false };
    return new Promise((done, fail) => request(url, options, done).on('error', fail).end(content));
  }
}

/**
 * Looks a name up and connects to what was found: looked up a second time, it could lead elsewhere. One address that is
 * not public is enough to refuse all.
 */
const lookUpPublic: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '');
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublicAddress(address)))
      return done(new OutgoingRefused('This name leads to no address of the internet'), '');
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
};

function isThisMachine(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += (chunk as Buffer).length;
    // Left early, the loop ends the connection.
    if (bytes > ANSWER_BYTES) throw new OutgoingRefused('The answer is too long');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

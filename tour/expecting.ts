import type { Problem } from './client/index.js';

/** The server answered something else than the tour is about. */
export class Unexpected extends Error {
  override readonly name = 'Unexpected';
}

/** What a call of the generated client comes to. */
interface Outcome<T> {
  data?: T | undefined;
  error?: Problem | undefined;
  response?: Response;
}

/** What was answered, where only success is to be expected. */
export async function answered<T>(call: Promise<Outcome<T>>): Promise<T> {
  const outcome = await call;
  if (outcome.data === undefined || !outcome.response?.ok)
    throw new Unexpected(`Expected success, and got ${said(outcome)}`);
  return outcome.data;
}

/** What was answered, with its ETag: what a change of it has to send back. */
export async function read<T>(call: Promise<Outcome<T>>): Promise<{ value: T; etag: string }> {
  const outcome = await call;
  const etag = outcome.response?.headers.get('etag');
  if (outcome.data === undefined || !etag)
    throw new Unexpected(`Expected something with an ETag, and got ${said(outcome)}`);
  return { value: outcome.data, etag };
}

/** The refusal, where only this one is to be expected. */
export async function refused(call: Promise<Outcome<unknown>>, status: number, code: string): Promise<Problem> {
  const outcome = await call;
  if (outcome.response?.status === status && outcome.error?.code === code) return outcome.error;
  throw new Unexpected(`Expected ${status} ${code}, and got ${said(outcome)}`);
}

/** Ends the tour where something that it is about is not so. */
export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Unexpected(`Expected that ${what}`);
}

/** The one that is there, where one is to be expected. */
export function there<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Unexpected(`Expected ${what}, and there was none`);
  return value;
}

function said({ error, response }: Outcome<unknown>): string {
  if (!response) return `no answer: ${reasonOf(error)}`;
  const asked = `${response.status} from ${new URL(response.url).pathname}`;
  const fields = error?.errors?.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ');
  return error?.code ? `${asked}: ${error.code}, ${error.title}. ${error.detail} ${fields ?? ''}`.trim() : asked;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the server cannot be reached';
  return error.cause instanceof Error ? error.cause.message : error.message;
}

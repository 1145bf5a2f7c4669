import { createHash } from 'node:crypto';
import { platformErrors } from '../platform/errors/platform.errors.js';

type Headers = Record<string, string | string[] | undefined>;

/**
 * Whether a browser sent this from another site's page. Reading needs no such check: nothing changes, and another
 * site's script may not read the answer. Programs send neither header.
 */
export function isCrossSite(method: string, headers: Headers, publicUrl: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  return origin !== undefined && origin !== publicUrl;
}

/**
 * The key of a POST that must take effect once, with a digest of what it asks.
 * @throws request.invalid when the key is not 1 to 200 visible characters
 */
export function idempotentRequestOf(method: string, url: string, body: unknown, key: string | string[] | undefined) {
  if (key === undefined || method !== 'POST') return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    const detail = 'Idempotency-Key must be 1 to 200 visible ASCII characters';
    throw platformErrors.invalid({ errors: [{ pointer: '/headers/idempotency-key', code: 'isKey', detail }] });
  }
  const digest = createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest('base64url');
  return { key, digest };
}

import type { FastifyRequest } from 'fastify';
import type { AskedBy } from '../platform/database/caller.js';
import type { Identified, Origin } from './caller-source.js';

export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const LONGEST_USER_AGENT = 300;

/** Where a request comes from. */
export function originOf({ id, ip, headers }: FastifyRequest): Origin {
  const userAgent = headers['user-agent']?.slice(0, LONGEST_USER_AGENT);
  // Whoever has hung up has no address any more.
  return { requestId: id, network: ip ?? '', ...(userAgent && { userAgent }) };
}

/**
 * The request, as the audit trail tells of it.
 * @param action the permission that it asks for, or the operation where anybody may ask
 * @param identified whose credential came with it, if any did
 */
export function askedBy(request: FastifyRequest, action: string, identified?: Identified): AskedBy {
  const inAddress = Object.entries((request.params ?? {}) as Record<string, string>);
  // What is no id is text that somebody made up: it is left out.
  const ids = inAddress.filter(([, value]) => UUID.test(value)).map(([name, value]) => [name, value.toLowerCase()]);
  return {
    ...originOf(request),
    permission: action,
    about: Object.fromEntries(ids) as Record<string, string>,
    signInId: identified?.signIn?.id,
    tokenId: identified?.token?.id,
  };
}

import { createHash } from 'node:crypto';
import type { StoredChain } from '../platform/database/audit-chains.js';
import { BEGINNING, follow, refuseOtherEnd, type Break, type Head } from './chain.rules.js';

/** A head that was noted outside of the database: only it tells when a chain's last entries are gone. */
export type NotedHead = Head & { practiceId: string };

/** What became of one practice's chain. */
export interface Verified {
  practiceId: string;
  reached: Head;
  broken?: Break;
}

/** Computes every chain anew, and holds each against what was noted of it. */
export async function* verify(chains: AsyncIterable<StoredChain>, noted: NotedHead[]): AsyncGenerator<Verified> {
  const seen = new Set<string>();
  for await (const chain of chains) {
    seen.add(chain.practiceId);
    yield verifyOne(
      chain,
      noted.filter(({ practiceId }) => practiceId === chain.practiceId),
    );
  }
  for (const { practiceId } of noted)
    if (!seen.has(practiceId))
      yield { practiceId, reached: BEGINNING, broken: { brokenAt: 1, why: 'there is no such practice' } };
}

async function verifyOne({ practiceId, head, entries }: StoredChain, noted: NotedHead[]): Promise<Verified> {
  const before = new Map(noted.map(({ sequence, hash }) => [sequence, hash]));
  let reached = BEGINNING;
  for await (const entry of entries) {
    const next = follow(reached, entry, sha256);
    if ('brokenAt' in next) return { practiceId, reached, broken: next };
    const expected = before.get(next.sequence);
    if (expected !== undefined && expected !== next.hash)
      return {
        practiceId,
        reached,
        broken: { brokenAt: next.sequence, why: 'the entry is not the one that was noted' },
      };
    reached = next;
  }
  return { practiceId, reached, broken: refuseOtherEnd(reached, head) ?? refuseMissing(reached, noted) };
}

function refuseMissing(reached: Head, noted: NotedHead[]): Break | undefined {
  const latest = Math.max(0, ...noted.map(({ sequence }) => sequence));
  return latest > reached.sequence
    ? { brokenAt: reached.sequence + 1, why: `the entries up to ${latest}, which was noted, are missing` }
    : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

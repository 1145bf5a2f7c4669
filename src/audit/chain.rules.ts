/**
 * The chain of a practice's audit entries: each has a hash over itself and the hash before it, so that no entry can be
 * changed, left out, added or moved without every later hash being another. Written a second time, apart from the
 * database's function that makes the hashes: a test holds that both agree.
 */

/** What goes into the hash, in this order; all of it as text, null where there is nothing. */
const HASHED = [
  ...(['practiceId', 'sequence', 'at', 'actorId', 'action', 'outcome', 'status', 'about', 'wrote'] as const),
  ...(['engagementId', 'coacheeId', 'signInId', 'tokenId', 'network', 'userAgent', 'requestId'] as const),
  'previousHash',
] as const;

/** An entry as it stands in the database, each column as text; `at` in UTC to the microsecond, hashes in hexadecimal. */
export type ChainedEntry = Record<(typeof HASHED)[number], string | null> & { hash: string };

/** Where a chain has got to. */
export interface Head {
  sequence: number;
  hash: string;
}

/** The first entry that is not as it was written. */
export interface Break {
  brokenAt: number;
  why: string;
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export type Digest = (text: string) => string;

/** Before the first entry. */
export const BEGINNING: Head = { sequence: 0, hash: '0'.repeat(64) };

/** The text that is hashed. Each value says how many bytes it has, so that no two entries have one text. */
export function canonicalText(entry: ChainedEntry): string {
  const values = HASHED.map((name) => entry[name]);
  const lines = values.map((value) => (value === null ? '-' : `${Buffer.byteLength(value)}:${value}`));
  return ['rapport-audit-1', ...lines].join('\n');
}

/** Where the chain is after an entry, or why it does not go on with it. */
export function follow(head: Head, entry: ChainedEntry, digest: Digest): Head | Break {
  const expected = head.sequence + 1;
  if (Number(entry.sequence) !== expected) return { brokenAt: expected, why: 'the entry is missing' };
  if (entry.previousHash !== head.hash)
    return { brokenAt: expected, why: 'the entry does not follow from the one before it' };
  if (digest(canonicalText(entry)) !== entry.hash)
    return { brokenAt: expected, why: 'the entry is not as it was written' };
  return { sequence: expected, hash: entry.hash };
}

/** Whether the chain ends where the database says that it ends. */
export function refuseOtherEnd(reached: Head, kept: Head | undefined): Break | undefined {
  const { sequence, hash } = kept ?? BEGINNING;
  if (reached.sequence < sequence) return { brokenAt: reached.sequence + 1, why: 'the entry is missing' };
  if (reached.sequence > sequence) return { brokenAt: sequence + 1, why: 'the entry is past the end of the chain' };
  return reached.hash === hash ? undefined : { brokenAt: sequence, why: 'the chain ends with another hash' };
}

/** A head that somebody noted elsewhere, of a practice: `practice:sequence:hash`. Undefined where it is none. */
export function readNoted(text: string): (Head & { practiceId: string }) | undefined {
  const [, practiceId, sequence, hash] = /^([\da-f-]{36}):(\d{1,15}):([\da-f]{64})$/.exec(text) ?? [];
  return practiceId && sequence && hash ? { practiceId, sequence: Number(sequence), hash } : undefined;
}

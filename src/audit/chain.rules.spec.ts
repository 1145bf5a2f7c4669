import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  BEGINNING,
  canonicalText,
  follow,
  readNoted,
  refuseOtherEnd,
  type ChainedEntry,
  type Head,
} from './chain.rules.js';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const PRACTICE = '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11';

const unhashed = {
  ...{ practiceId: PRACTICE, at: '2026-09-24T12:00:00.000000Z', actorId: PRACTICE, action: 'session.book' },
  ...{ outcome: 'done', status: null, about: '{}', wrote: '{}', engagementId: null, coacheeId: null, signInId: null },
  ...{ tokenId: null, network: '::1', userAgent: 'curl', requestId: null },
};

/** A chain of some entries, as the database would write it. */
function chainOf(length: number): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  let previousHash = BEGINNING.hash;
  for (let sequence = 1; sequence <= length; sequence++) {
    const entry = { ...unhashed, sequence: String(sequence), previousHash, hash: '' };
    entry.hash = previousHash = digest(canonicalText(entry));
    entries.push(entry);
  }
  return entries;
}

function walk(entries: ChainedEntry[]) {
  let head: Head = BEGINNING;
  for (const entry of entries) {
    const next = follow(head, entry, digest);
    if ('brokenAt' in next) return next;
    head = next;
  }
  return head;
}

describe('the chain of the audit trail', () => {
  it('is followed from its beginning to its last entry', () => {
    const entries = chainOf(3);
    expect(walk(entries)).toEqual({ sequence: 3, hash: entries[2]?.hash });
    expect(walk([])).toEqual(BEGINNING);
  });

  it('breaks at an entry of which anything was changed', () => {
    const names = Object.keys(chainOf(1)[0] ?? {}) as (keyof ChainedEntry)[];
    expect(names).toHaveLength(18);
    for (const name of names) {
      const entries = chainOf(3);
      entries[1] = Object.assign({}, entries[1], { [name]: `${entries[1]?.[name] ?? ''}0` });
      expect({ name, ...walk(entries) }).toMatchObject({ name, brokenAt: 2 });
    }
  });

  it('breaks at the place of an entry that was taken out, and where two changed places', () => {
    const [first, second, third] = chainOf(3) as [ChainedEntry, ChainedEntry, ChainedEntry];
    expect(walk([first, third])).toEqual({ brokenAt: 2, why: 'the entry is missing' });
    const renumbered = { ...third, sequence: '2' };
    expect(walk([first, renumbered])).toMatchObject({ brokenAt: 2 });
    expect(walk([{ ...second, sequence: '1' }, { ...first, sequence: '2' }, third])).toMatchObject({ brokenAt: 1 });
  });

  it('ends where the database says, and nowhere else', () => {
    const entries = chainOf(2);
    const end = walk(entries) as Head;
    expect(refuseOtherEnd(end, end)).toBeUndefined();
    expect(refuseOtherEnd(BEGINNING, undefined)).toBeUndefined();
    expect(refuseOtherEnd(end, { ...end, sequence: 3 })).toMatchObject({ brokenAt: 3 });
    expect(refuseOtherEnd(end, { ...end, sequence: 1 })).toMatchObject({ brokenAt: 2 });
    expect(refuseOtherEnd(end, undefined)).toMatchObject({ brokenAt: 1 });
    expect(refuseOtherEnd(end, { ...end, hash: BEGINNING.hash })).toMatchObject({ brokenAt: 2 });
  });

  it('hashes no two entries as one text, whatever stands in them', () => {
    const text = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
    fc.assert(
      fc.property(text, text, text, text, (network, userAgent, otherNetwork, otherUserAgent) => {
        const base = { ...unhashed, sequence: '1', previousHash: BEGINNING.hash, hash: '' };
        const same = network === otherNetwork && userAgent === otherUserAgent;
        const one = canonicalText({ ...base, network, userAgent });
        expect(one === canonicalText({ ...base, network: otherNetwork, userAgent: otherUserAgent })).toBe(same);
      }),
    );
  });

  it('is compared with a head that was noted as practice, number and hash', () => {
    const hash = 'ab'.repeat(32);
    expect(readNoted(`${PRACTICE}:17:${hash}`)).toEqual({ practiceId: PRACTICE, sequence: 17, hash });
    for (const text of ['', PRACTICE, `${PRACTICE}:17`, `${PRACTICE}:x:${hash}`, `${PRACTICE}:17:${hash}0`])
      expect(readNoted(text)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { groupOf, publicationsOf, type Left, type Pending, type Publication } from './publication.rules.js';
import { PULSE_MOMENTS } from './pulse.rules.js';

const value = fc.integer({ min: 1, max: 5 });
const person = fc.integer({ min: 0, max: 14 }).map((at) => `person ${at}`);
const company = fc.constantFrom('one', 'other', null);
const happening = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      what: fc.constant('answers' as const),
      ...{ personId: person, companyId: company, moment: fc.constantFrom(...PULSE_MOMENTS) },
      shownTo: fc.option(person, { freq: 4 }),
      answers: fc.record({ growth: value, support: value, stay: value, confidence: value }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('month ends' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('is removed' as const), personId: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('is erased' as const), personId: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('may read' as const), personId: person, companyId: company }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** What somebody who reads after each happening has seen, from first to last. */
interface Seen {
  published: Publication[];
  /** Whose each answer is. */
  people: Map<string, string>;
  reads: number[];
}

/** A year of it, as the practice goes through it. */
function playedOut(happenings: readonly Happening[]): Seen {
  const [published, people, reads]: [Publication[], Map<string, string>, number[]] = [[], new Map(), []];
  let pending: Pending[] = [];
  const left = {
    readers: new Map<string | null, Set<string>>(),
    removed: new Set<string>(),
    published: new Set<string>(),
  };
  for (const [at, each] of happenings.entries()) {
    if (each.what === 'answers') {
      people.set(`${at}`, each.personId);
      pending.push({ ...each, id: `${at}`, answeredAt: new Date(at) });
    } else if (each.what === 'is removed') left.removed.add(each.personId);
    else if (each.what === 'is erased') pending = pending.filter(({ personId }) => personId !== each.personId);
    else if (each.what === 'may read')
      left.readers.set(each.companyId, new Set([...(left.readers.get(each.companyId) ?? []), each.personId]));
    else {
      const now = publicationsOf(pending, left satisfies Left);
      const taken = new Set(now.flatMap((publication) => publication.taken));
      pending = pending.filter(({ id }) => !taken.has(id));
      published.push(...now);
    }
    reads.push(published.length);
  }
  return { published, people, reads };
}

const peopleIn = (ids: Iterable<string>, people: Map<string, string>) =>
  new Set([...ids].map((id) => people.get(id) as string));

describe('laws of what is published', () => {
  const played = fc.array(happening, { minLength: 1, maxLength: 200 }).map(playedOut);

  it('an answer is in one publication at most', () => {
    fc.assert(
      fc.property(played, ({ published }) => {
        const taken = published.flatMap((publication) => publication.taken);
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  it('no two sets of what was published differ by fewer than five people’s answers', () => {
    const sets = fc.tuple(played, fc.array(fc.boolean()), fc.array(fc.boolean()));
    fc.assert(
      fc.property(sets, ([{ published, people }, one, other]) => {
        const chosen = (by: boolean[]) =>
          new Set(published.filter((_, at) => by[at % (by.length || 1)]).flatMap(({ taken }) => taken));
        const [here, there] = [chosen(one), chosen(other)];
        const difference = [...here].filter((id) => !there.has(id));
        expect(difference.length === 0 || peopleIn(difference, people).size >= 5).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('between two reads, nothing changes, or by five people’s answers at least', () => {
    fc.assert(
      fc.property(played, ({ published, people, reads }) => {
        for (const [at, until] of reads.entries()) {
          const added = published.slice(reads[at - 1] ?? 0, until);
          for (const { taken } of added) expect(peopleIn(taken, people).size).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });

  it('a publication is of one group', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 150 }), (happenings) => {
        const { published } = playedOut(happenings);
        const groups = new Map(happenings.map((each, at) => [`${at}`, each.what === 'answers' ? groupOf(each) : '']));
        for (const publication of published)
          expect(new Set(publication.taken.map((id) => groups.get(id)))).toEqual(new Set([groupOf(publication)]));
      }),
    );
  });
});

import {
  PULSE_MOMENTS,
  PULSE_QUESTIONS,
  type PulseAnswers,
  type PulseMoment,
  type PulseQuestion,
} from './pulse.rules.js';

/** Nothing is published of fewer people. */
export const FEWEST = 5;
/** A publication says one of these: that so many people, or more, are in it. */
const BANDS = [100, 50, 20, 10, FEWEST] as const;
/** Means are told in halves; below the lower and above the upper of these, no further. */
const [LOWEST_HALVES, HIGHEST_HALVES] = [3, 9];

/** One answer that was given and is in no publication yet. */
export interface Pending {
  id: string;
  personId: string;
  /** The coach whom it is shown to, if it is. */
  shownTo: string | null;
  /** The company that pays; null where none does. */
  companyId: string | null;
  moment: PulseMoment;
  answeredAt: Date;
  answers: PulseAnswers;
}

/** What is published of one group: people of one company, or of none, at one moment. Nothing else is ever told. */
export interface Publication {
  companyId: string | null;
  moment: PulseMoment;
  /** 5, 10, 20, 50 or 100: so many, or more. */
  people: number;
  /** Of each question the mean, in halves: 7 is 3.5. 3 is "1.5 or less", 9 is "4.5 or more". */
  halves: Record<PulseQuestion, number>;
  /** The answers that are taken up by it, and so are in no other. */
  taken: string[];
}

/** Groups and people that a publication is not about. */
export interface Left {
  /**
   * Who may read what is published of a company, or of none: an answer that they know, their own or one that they are
   * shown, they could take away.
   */
  readers: ReadonlyMap<string | null, ReadonlySet<string>>;
  /** Who was removed from the practice. */
  removed: ReadonlySet<string>;
  /** Groups that something was published of in this period already. */
  published: ReadonlySet<string>;
}

/** The name of a group. */
export function groupOf({ companyId, moment }: Pick<Pending, 'companyId' | 'moment'>): string {
  return `${companyId ?? 'none'}:${moment}`;
}

/**
 * What is published at the end of a period. Groups do not overlap, an answer is in one publication at most, and each is
 * of five people or more: so whatever is added up or taken away of all that is ever published, what remains is a whole
 * publication, or several. Where there are fewer, their answers wait for the next period, and nothing is told of them,
 * not even that they are there.
 */
export function publicationsOf(pending: readonly Pending[], left: Left): Publication[] {
  const groups = new Map<string, Pending[]>();
  for (const each of pending.filter((answer) => isCounted(answer, left)))
    groups.set(groupOf(each), [...(groups.get(groupOf(each)) ?? []), each]);
  return [...groups.values()].flatMap((group) => publicationOf(group) ?? []).sort(inOrder);
}

function isCounted(answer: Pending, { readers, removed, published }: Left): boolean {
  const readersOfIt = readers.get(answer.companyId);
  const isKnown = [answer.personId, answer.shownTo].some((id) => id !== null && readersOfIt?.has(id));
  return !isKnown && !removed.has(answer.personId) && !published.has(groupOf(answer));
}

/** A person counts once, with their latest answer; an earlier one of theirs is taken up, and never counted. */
function publicationOf(group: Pending[]): Publication | undefined {
  const [first] = group;
  const latest = new Map<string, Pending>();
  for (const each of group) {
    const other = latest.get(each.personId);
    if (!other || other.answeredAt <= each.answeredAt) latest.set(each.personId, each);
  }
  if (!first || latest.size < FEWEST) return undefined;
  const counted = [...latest.values()].map(({ answers }) => answers);
  return {
    ...{ companyId: first.companyId, moment: first.moment, people: bandOf(latest.size) },
    halves: Object.fromEntries(PULSE_QUESTIONS.map((question) => [question, halvesOf(counted, question)])) as Record<
      PulseQuestion,
      number
    >,
    taken: group.map(({ id }) => id),
  };
}

/** Rounded, and coded at both ends: that all of a group answered alike at an end of the scale does not show. */
function halvesOf(counted: readonly PulseAnswers[], question: PulseQuestion): number {
  const sum = counted.reduce((total, answers) => total + answers[question], 0);
  const halves = Math.round((2 * sum) / counted.length);
  return Math.min(HIGHEST_HALVES, Math.max(LOWEST_HALVES, halves));
}

function bandOf(people: number): number {
  return BANDS.find((band) => people >= band) ?? FEWEST;
}

function inOrder(a: Publication, b: Publication): number {
  return (
    (a.companyId ?? '').localeCompare(b.companyId ?? '') ||
    PULSE_MOMENTS.indexOf(a.moment) - PULSE_MOMENTS.indexOf(b.moment)
  );
}

export const BOUNDS = ['about', 'or_less', 'or_more'] as const;
/** A mean as it is told: about 3.5, 1.5 or less, 4.5 or more. */
export interface ToldMean {
  mean: number;
  bound: (typeof BOUNDS)[number];
}

export function toldMean(halves: number): ToldMean {
  const bound = halves <= LOWEST_HALVES ? 'or_less' : halves >= HIGHEST_HALVES ? 'or_more' : 'about';
  return { mean: halves / 2, bound };
}

/** The period in which a day lies: its month, by its first day. What was answered before it is published in it. */
export function periodOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

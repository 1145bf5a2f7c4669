import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type RunningSettings } from '../config/running-settings.js';
import { Counter } from './counter.js';
import { limits, type LimitName, type Rule, type Subject, type SubjectsOf } from './limits.js';
import { LimitStore } from './limit-store.js';
import { pointsTimes } from './limit.rules.js';
import { networkOf } from './network.rules.js';
import { tooMany } from './too-many.js';

/** Whatever a limit was told. */
type Subjects = Partial<Record<Subject, string>> & { knownNetwork?: boolean };

/** A rule's counter, and the key that it is about. */
interface Count {
  counter: Counter;
  key: string;
}

/**
 * Limits on attempts, such as passwords, over all instances. Counting comes before the attempt, so that many at once
 * get no more than one after the other; a success takes it back. Known and unknown addresses cost the same queries.
 */
@Injectable()
export class Limits {
  private readonly counters: ReadonlyMap<string, readonly Counter[]>;

  constructor(
    @Inject(SETTINGS) { rateLimitFactor }: RunningSettings,
    private readonly store: LimitStore,
  ) {
    const countersOf = ([name, rules]: [string, readonly Rule[]]) =>
      rules.map(
        (rule, index) => new Counter(rule, pointsTimes(rateLimitFactor, rule.points), `${name}:${index}`, store),
      );
    this.counters = new Map(Object.entries(limits).map((entry) => [entry[0], countersOf(entry)]));
  }

  /**
   * Counts an attempt that is about to be made. One that is refused is not counted.
   * @throws request.too-many, which says how long to wait; service.unavailable without a database
   */
  async spend<N extends LimitName>(name: N, subjects: SubjectsOf<N>): Promise<void> {
    await this.wait(name, subjects);
    const counts = this.countsOf(name, subjects);
    const refusal = longest(counts, await Promise.all(counts.map(({ counter, key }) => counter.spend(key))));
    if (!refusal) return;
    // Others came between asking and counting.
    await Promise.all(counts.map(({ counter, key }) => counter.giveBack(key)));
    throw refuse(name, refusal);
  }

  /** The attempt succeeded: it is taken back, and where nobody else is in the count, so are those before it. */
  async reward<N extends LimitName>(name: N, subjects: SubjectsOf<N>): Promise<void> {
    const counts = this.countsOf(name, subjects);
    await Promise.all(
      counts.map(({ counter, key }) => (counter.rule.forgiven ? counter.forget(key) : counter.giveBack(key))),
    );
  }

  /**
   * Asks whether an attempt could be made, without counting one.
   * @throws as `spend` does
   */
  async wait<N extends LimitName>(name: N, subjects: SubjectsOf<N>): Promise<void> {
    const counts = this.countsOf(name, subjects);
    const refusal = longest(counts, await Promise.all(counts.map(({ counter, key }) => counter.wait(key))));
    if (refusal) throw refuse(name, refusal);
  }

  private countsOf(name: LimitName, subjects: Subjects): Count[] {
    const counters = this.counters.get(name) ?? [];
    return counters
      .filter(({ rule }) => !(rule.exceptKnown && subjects.knownNetwork))
      .map((counter) => ({ counter, key: this.store.keyOf(...counter.rule.of.map((of) => plain(of, subjects[of]))) }));
  }
}

/** However it was written, it is the same network, and the same address. */
function plain(of: Subject, subject = ''): string {
  return of === 'network' ? networkOf(subject) : subject.trim().toLowerCase();
}

interface Refusal {
  counter: Counter;
  milliseconds: number;
}

/** The one that makes the attempt wait longest, if any does. */
function longest(counts: Count[], waits: number[]): Refusal | undefined {
  const refusals = counts.map(({ counter }, index) => ({ counter, milliseconds: waits[index] ?? 0 }));
  const [most] = refusals.sort((a, b) => b.milliseconds - a.milliseconds);
  return most?.milliseconds ? most : undefined;
}

function refuse(name: LimitName, { counter: { rule, points }, milliseconds }: Refusal) {
  return tooMany({ name, points, seconds: rule.seconds }, milliseconds);
}

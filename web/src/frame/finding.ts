/** Something that is found by letters of its name. */
export interface Named {
  text: string;
  /** What of it one looks for, where that isn't all of it: a coachee's name, and not one's own beside it. */
  name?: string;
}

/**
 * What has these letters in its name: first what begins with them, then where a word does, then the rest. So two letters
 * are enough to find somebody among many.
 */
export function found<T extends Named>(places: readonly T[], asked: string): T[] {
  const wanted = asked.trim().toLocaleLowerCase();
  const rankOf = ({ name, text }: T) => {
    const at = ` ${(name ?? text).toLocaleLowerCase()}`;
    if (at.startsWith(` ${wanted}`)) return 0;
    if (at.includes(` ${wanted}`) || at.includes(`-${wanted}`)) return 1;
    return at.includes(wanted) ? 2 : undefined;
  };
  const ranks = new Map(places.map((place) => [place, rankOf(place)]));
  return places
    .filter((place) => ranks.get(place) !== undefined)
    .toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

/** A note as the server has it. */
export interface Kept {
  text: string;
  version: number;
}

/** What was typed and not saved yet, and the version that it began from. */
export interface Typed {
  text: string;
  basedOn: number;
}

/** What is kept in the browser, out of its text; undefined where there is nothing, or nothing of use. */
export function typedIn(draft: string | undefined): Typed | undefined {
  if (!draft) return undefined;
  try {
    const { text, basedOn } = JSON.parse(draft) as Partial<Typed>;
    return typeof text === 'string' && typeof basedOn === 'number' ? { text, basedOn } : undefined;
  } catch {
    return undefined;
  }
}

/** How a note begins when it is opened. */
export type Beginning =
  { with: 'kept' } | { with: 'typed'; text: string } | { with: 'conflict'; text: string; basedOn: number };

/**
 * What was typed goes on where it was left; where somebody wrote meanwhile, both are shown, and neither is lost. A text
 * that arrived after all, though its answer did not, is no conflict.
 */
export function beginningOf(kept: Kept, typed: Typed | undefined): Beginning {
  if (!typed || typed.text === kept.text) return { with: 'kept' };
  if (typed.basedOn === kept.version) return { with: 'typed', text: typed.text };
  return { with: 'conflict', ...typed };
}

/** Both, one below the other, to be put together by hand. */
export function together(mine: string, theirs: string): string {
  return `${theirs.trimEnd()}\n\n${mine.trimStart()}`;
}

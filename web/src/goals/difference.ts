/** A part of a text: in both, taken out of the earlier, or new in the later. */
export interface Part {
  kind: 'same' | 'out' | 'in';
  text: string;
}

/** Longer ones are told as a whole: nobody reads hundreds of marks. */
const WORDS_AT_MOST = 400;

/** What changed between two wordings, word by word. */
export function differenceOf(before: string, after: string): Part[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  if (before === after) return before ? [{ kind: 'same', text: before }] : [];
  if (a.length > WORDS_AT_MOST || b.length > WORDS_AT_MOST) return [...part('out', before), ...part('in', after)];
  return joined(walk(a, b, lengthsOf(a, b)));
}

/** Words, each with the space that follows it. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*?(?=\s|$)|\s+$/g) ?? [];
}

function part(kind: Part['kind'], text: string): Part[] {
  return text ? [{ kind, text }] : [];
}

/** How long the longest common rest is, from each place of both. */
function lengthsOf(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[];
      row[j] = a[i] === b[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  return lengths;
}

function at(lengths: number[][], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

function walk(a: string[], b: string[], lengths: number[][]): Part[] {
  const parts: Part[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i++] ?? '' });
      j++;
    } else if (j >= b.length || (i < a.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1)))
      parts.push({ kind: 'out', text: a[i++] ?? '' });
    else parts.push({ kind: 'in', text: b[j++] ?? '' });
  }
  return parts;
}

function joined(parts: Part[]): Part[] {
  const all: Part[] = [];
  for (const { kind, text } of parts) {
    const last = all.at(-1);
    if (last?.kind === kind) last.text += text;
    else all.push({ kind, text });
  }
  return all;
}

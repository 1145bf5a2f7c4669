import { readFileSync } from 'node:fs';

/**
 * Lines in one and not in the other, each with the headings that it stands under; where there are any, `npm run docs`
 * writes the file anew, for a diff to be read.
 */
export function differences(file: string, now: string): string[] {
  const then = readFileSync(file, 'utf8');
  const [before, after] = [underHeadings(then), underHeadings(now)];
  const changed = [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
  const moved = changed.length === 0 && then !== now ? ['the order of lines'] : [];
  const found = [...changed, ...moved];
  return found.length ? [`${file} is out of date: read this, then run npm run docs`, ...found] : [];
}

/** Lines of an indented text; a line is indented under its heading, of which what stands before a colon is its name. */
function underHeadings(text: string): string[] {
  const headings: string[] = [];
  return text.split('\n').map((line) => {
    const depth = (line.length - line.trimStart().length) / 2;
    if (!Number.isInteger(depth) || !line) return line;
    headings.length = Math.min(depth, headings.length);
    const told = [...headings, line.trim()].join(' > ');
    headings.push(line.trim().split(':', 1)[0] ?? '');
    return told;
  });
}

/** Who somebody is in the story; each has a colour. */
export type Part = 'administrator' | 'coach' | 'coachee' | 'sponsor' | 'somebody else';

const RESET = '\u001B[0m';
const BOLD = '\u001B[1m';
const DIM = '\u001B[2m';
const colours: Record<Part, string> = {
  administrator: '\u001B[35m',
  coach: '\u001B[36m',
  coachee: '\u001B[32m',
  sponsor: '\u001B[33m',
  'somebody else': '\u001B[34m',
};

const INDENT = '   ';
const WIDEST = Math.max(...Object.keys(colours).map((part) => part.length));

/** Tells the story, a line at a time: who does what, and what each of them then sees. */
export class Teller {
  private steps = 0;

  constructor(
    private readonly print: (line: string) => void,
    private readonly colour: boolean,
  ) {}

  title(title: string, about: string): void {
    this.print('');
    this.print(this.styled(BOLD, title));
    this.print(this.styled(DIM, about));
  }

  /** The next chapter. */
  step(title: string): void {
    this.steps += 1;
    this.print('');
    this.print(this.styled(BOLD, `${this.steps}  ${title}`));
  }

  /** What somebody does. */
  does(part: Part, what: string): void {
    this.line(part, what);
  }

  /** What somebody sees: a heading, and lines beneath it. */
  sees(part: Part, what: string, lines: string[] = []): void {
    this.line(part, `sees ${what}`);
    for (const line of lines) this.print(`${INDENT}${' '.repeat(WIDEST)}  ${this.styled(DIM, '│')} ${line}`);
  }

  /** What somebody is told instead of what they asked for. */
  isRefused(
    part: Part,
    what: string,
    { status, title, detail }: { status: number; title: string; detail: string },
  ): void {
    this.line(part, `${what}: ${this.styled(BOLD, String(status))} ${title}. ${detail}`);
  }

  /** A remark of the narrator. */
  remark(text: string): void {
    this.print(`${INDENT}${' '.repeat(WIDEST)}  ${this.styled(DIM, text)}`);
  }

  private line(part: Part, text: string): void {
    this.print(`${INDENT}${this.styled(colours[part], part.padStart(WIDEST))}  ${text}`);
  }

  private styled(style: string, text: string): string {
    return this.colour ? `${style}${text}${RESET}` : text;
  }
}

/** `Thu 1 Oct 2026`, out of `2026-10-01` or `2026-10-01T10:00`. */
export function day(local: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(new Date(`${local.slice(0, 10)}T00:00:00Z`));
  return parts
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => value)
    .join(' ');
}

/** `Thu 1 Oct 2026, 10:00`, out of `2026-10-01T10:00`. */
export function dayAndTime(localStart: string): string {
  return `${day(localStart)}, ${localStart.slice(11, 16)}`;
}

/** `a, b and c`. */
export function listed(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** `no sessions`, `one session`, `7 sessions`. */
export function count(number: number, one: string, many = `${one}s`): string {
  if (number === 1) return `one ${one}`;
  return number === 0 ? `no ${many}` : `${number} ${many}`;
}

import type { CanvasElement, Column, Content, TableCell } from 'pdfmake/interfaces.js';
import type { Language } from '../platform/mail/language.js';
import { wordOf, type Sayings } from './report-sayings.js';
import { dayIn, shareIn } from './report-words.rules.js';
import type { Milestone, ReportedGoal, ReportFacts } from './report.types.js';

export const INK = '#1f2933';
export const MUTED = '#616e7c';
export const RULE = '#d5dbe1';
const [TEAL, PALE, LOST, CARD] = ['#0f766e', '#e1e7ec', '#d9a441', '#f6f8fa'];
/** Of an A4 page, between its margins. */
export const WIDTH = 499;

export function heading(text: string): Content {
  return { text, fontSize: 13, bold: true, color: TEAL, margin: [0, 14, 0, 5], headlineLevel: 1 };
}

/** What somebody wrote, with its paragraphs. */
export function paragraphs(text: string): Content[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((each) => ({ text: each.trim(), margin: [0, 0, 0, 6] }));
}

/** Who is in it, and when. */
export function parties(facts: ReportFacts, language: Language, say: Sayings): Content {
  const cell = (label: string, value: string): TableCell => ({
    stack: [
      { text: label, fontSize: 8.5, color: MUTED },
      { text: value, bold: true },
    ],
  });
  const period = `${dayIn(language, facts.startsOn)} ${say.to} ${dayIn(language, facts.endsOn)}`;
  return {
    table: {
      widths: ['*', '*'],
      body: [
        [cell(say.coachee, facts.coachee), cell(say.coach, facts.coach)],
        [cell(say.company, facts.company), cell(say.period, period)],
      ],
    },
    layout: { defaultBorder: false, paddingLeft: () => 0, paddingTop: () => 5, paddingBottom: () => 5 },
    margin: [0, 6, 0, 6],
  };
}

/** Progress through the sessions as a strip with a part for each, and the figures beside it. */
export function figures(facts: ReportFacts, language: Language, say: Sayings): Content {
  const { sessions, sessionMinutes, held, forfeited, left, attendance, goals } = facts;
  const parts = [
    ...Array.from({ length: held }, () => TEAL),
    ...Array.from({ length: Math.max(0, forfeited) }, () => LOST),
    ...Array.from({ length: left }, () => PALE),
  ];
  const legend = [
    { color: TEAL, text: say.held(held) },
    ...(forfeited > 0 ? [{ color: LOST, text: say.forfeited(forfeited) }] : []),
    { color: PALE, text: say.left(left) },
  ];
  const figure = (label: string, value: string): Column => ({
    width: 110,
    stack: [
      { text: value, fontSize: 20, bold: true, color: TEAL, lineHeight: 1 },
      { text: label, fontSize: 8.5, color: MUTED, margin: [0, 2, 0, 0] },
    ],
  });
  return {
    unbreakable: true,
    stack: [
      heading(say.sessions(sessions, sessionMinutes)),
      { canvas: strip(parts), margin: [0, 0, 0, 6] },
      { columns: legend.map(legendOf), columnGap: 18, margin: [0, 0, 0, 12] },
      {
        columns: [
          ...(attendance === null ? [] : [figure(say.attendance, shareIn(language, attendance))]),
          ...(goals.counted === 0 ? [] : [figure(say.onTrack, say.ofGoals(goals.onTrack, goals.counted))]),
        ],
      },
    ],
  };
}

function strip(colors: readonly string[]): CanvasElement[] {
  const gap = colors.length > 30 ? 1.5 : 4;
  const width = (WIDTH - gap * (colors.length - 1)) / Math.max(1, colors.length);
  return colors.map((color, at) => ({ type: 'rect', x: at * (width + gap), y: 0, w: width, h: 14, r: 3, color }));
}

function legendOf({ color, text }: { color: string; text: string }): Column {
  return {
    width: 'auto',
    columnGap: 0,
    columns: [
      { width: 10, canvas: [{ type: 'rect', x: 0, y: 2, w: 8, h: 8, r: 2, color }] },
      { width: 'auto', text, fontSize: 9, color: MUTED, margin: [4, 0, 0, 0] },
    ],
  };
}

/** The three talks, in a row. */
export function timeline({ milestones }: ReportFacts, language: Language, say: Sayings): Content {
  const one = ({ kind, talkOn, reviewedOn }: Milestone): Content => {
    const isDone = talkOn !== null || reviewedOn !== null;
    const told = [
      ...(talkOn ? [say.talk(dayIn(language, talkOn))] : []),
      ...(reviewedOn ? [say.review(dayIn(language, reviewedOn))] : []),
    ];
    return {
      columnGap: 0,
      columns: [
        { width: 16, canvas: [{ type: 'ellipse', x: 5, y: 7, r1: 4.5, r2: 4.5, color: isDone ? TEAL : PALE }] },
        {
          stack: [
            { text: say.milestone[kind], bold: true },
            { text: isDone ? told.join('\n') : say.pending, fontSize: 9, color: MUTED },
          ],
        },
      ],
    };
  };
  return { unbreakable: true, stack: [heading(say.milestones), { columns: milestones.map(one), columnGap: 12 }] };
}

/** A goal on a card: its words, where it stands, and how far it has come. */
export function goalCard(goal: ReportedGoal, language: Language, say: Sayings): Content {
  const { wording, measure, targetDate, state } = goal;
  const until = targetDate ? `, ${say.until(dayIn(language, targetDate))}` : '';
  const stack: Content[] = [
    {
      columns: [
        { text: wording, bold: true, fontSize: 11.5 },
        { text: `${wordOf(say, state)}${until}`, width: 150, alignment: 'right', fontSize: 9, color: TEAL, bold: true },
      ],
      columnGap: 10,
    },
    ...(measure ? [{ text: measure, color: MUTED, margin: [0, 2, 0, 0] } satisfies Content] : []),
    ...progress(goal, say),
  ];
  return {
    unbreakable: true,
    margin: [0, 0, 0, 8],
    table: { widths: ['*'], body: [[{ stack, fillColor: CARD, margin: [8, 6, 8, 6] }]] },
    layout: 'noBorders',
  };
}

/** A bar from one end of the scale to the other, and in words what it shows. */
function progress({ levels, baseline, target, current }: ReportedGoal, say: Sayings): Content[] {
  if (current === null) return [];
  const [lowest, highest] = levels ? [-2, 2] : [0, 10];
  const length = 440;
  const at = (value: number) => ((value - lowest) / (highest - lowest)) * length;
  const mark = (value: number | null): CanvasElement[] =>
    value === null
      ? []
      : [{ type: 'line', x1: at(value), y1: -2, x2: at(value), y2: 9, lineWidth: 1.5, lineColor: INK }];
  const canvas: CanvasElement[] = [
    { type: 'rect', x: 0, y: 0, w: length, h: 7, r: 3.5, color: PALE },
    ...(current > lowest ? [{ type: 'rect' as const, x: 0, y: 0, w: at(current), h: 7, r: 3.5, color: TEAL }] : []),
    ...mark(target),
  ];
  const told = [
    ...(baseline === null ? [] : [`${say.baseline} ${signed(baseline, levels)}`]),
    `${say.current} ${signed(current, levels)}`,
    ...(target === null ? [] : [`${say.target} ${signed(target, levels)}`]),
  ];
  const level = levels?.[current + 2];
  return [
    { canvas, margin: [0, 8, 0, 4] },
    { text: [told.join('  ·  '), ...(level ? [`  ·  ${level}`] : [])], fontSize: 9, color: MUTED },
  ];
}

/** Scores as they are; levels with their sign. */
function signed(value: number, levels: string[] | null): string {
  if (!levels) return String(value);
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}

import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import {
  figures,
  goalCard,
  heading,
  INK,
  MUTED,
  paragraphs,
  parties,
  RULE,
  timeline,
  WIDTH,
} from './report-page-parts.js';
import { sayings, type Sayings } from './report-sayings.js';
import { breakable, dayIn } from './report-words.rules.js';
import type { PrintedReport } from './report.types.js';

const MARGIN = 48;

/** A report as a document: who, the period, what there is to tell, progress, goals, and what comes next. */
export function pageOfReport(told: PrintedReport): TDocumentDefinitions {
  const report = breakable(told);
  const { kind, language, facts, statement, outlook, sentAt } = report;
  const say = sayings[language];
  const title = `${say.title[kind]}: ${facts.coachee}`;
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, 64, MARGIN, 64],
    info: { title, author: facts.practice, creator: 'Rapport', producer: 'Rapport' },
    language,
    defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.3, color: INK },
    header: () => headerOf(report, say),
    footer: (page: number, pages: number) => footerOf(report, say, page, pages),
    content: [
      { text: say.title[kind], fontSize: 26, bold: true, lineHeight: 1.1 },
      { text: say.asOf(dayIn(language, facts.asOf)), color: MUTED, margin: [0, 2, 0, 14] },
      rule(),
      parties(facts, language, say),
      rule(),
      ...(statement.trim() ? [heading(say.statement), ...paragraphs(statement)] : []),
      figures(facts, language, say),
      timeline(facts, language, say),
      ...goalsOf(report, say),
      ...(outlook.trim() ? [heading(say.outlook), ...paragraphs(outlook)] : []),
      ...(sentAt ? [approval(report, sentAt, say)] : []),
    ],
  };
}

function goalsOf({ facts, language }: PrintedReport, say: Sayings): Content[] {
  const { counted, shared } = facts.goals;
  if (counted === 0) return [];
  const others = counted - shared.length;
  return [
    heading(say.goals),
    ...shared.map((goal) => goalCard(goal, language, say)),
    ...(others > 0 ? [{ text: say.notShared(others), color: MUTED, margin: [0, 2, 0, 0] } satisfies Content] : []),
  ];
}

function approval({ facts, language }: PrintedReport, sentAt: string, say: Sayings): Content {
  const text = say.approved(facts.coachee, dayIn(language, sentAt.slice(0, 10)));
  return { text, italics: true, color: MUTED, margin: [0, 18, 0, 0] };
}

function rule(): Content {
  return { canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.75, lineColor: RULE }] };
}

function headerOf({ facts, sentAt }: PrintedReport, say: Sayings): Content {
  return {
    margin: [MARGIN, 28, MARGIN, 0],
    columns: [
      { text: facts.practice, fontSize: 9, bold: true, color: MUTED },
      { text: sentAt ? facts.company : say.draft, fontSize: 9, color: sentAt ? MUTED : '#b42318', alignment: 'right' },
    ],
  };
}

function footerOf({ kind, facts }: PrintedReport, say: Sayings, page: number, pages: number): Content {
  return {
    margin: [MARGIN, 24, MARGIN, 0],
    columns: [
      { text: `${say.title[kind]} · ${facts.coachee}`, fontSize: 8.5, color: MUTED },
      { text: say.page(page, pages), fontSize: 8.5, color: MUTED, alignment: 'right', width: 90 },
    ],
  };
}

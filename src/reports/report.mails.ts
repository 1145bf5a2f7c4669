import type { Language } from '../platform/mail/language.js';
import { letter, type Letter } from '../platform/mail/letter.js';
import type { ReportKind } from './report.types.js';

/** Whom a letter about a report goes to. */
export interface ReportReader {
  id: string;
  name: string;
  email: string;
  language: Language;
}

const sayings = {
  en: {
    hello: (name: string) => `Hello ${name},`,
    due: { midpoint: 'A midpoint report to the company is due', closing: 'A closing report to the company is due' },
    dueWhy: (other: string) =>
      `You and ${other} have both answered your review. A report to the company can be drafted now, out of facts: sessions, milestones, and goals that are shared. Both of you can change it, and it is sent only when the coachee has approved that very text.`,
    draft: 'Draft the report',
    sent: { midpoint: 'A midpoint report is there', closing: 'A closing report is there' },
    sentWhy: (coachee: string) => `A report on the coaching of ${coachee} was sent to you. ${coachee} has approved it.`,
    read: 'Read the report',
  },
  de: {
    hello: (name: string) => `Guten Tag ${name},`,
    due: { midpoint: 'Ein Zwischenbericht an das Unternehmen', closing: 'Ein Abschlussbericht an das Unternehmen' },
    dueWhy: (other: string) =>
      `Sie und ${other} haben Ihren Rückblick beide beantwortet. Jetzt lässt sich ein Bericht an das Unternehmen entwerfen, aus Fakten: Sitzungen, Meilensteine und geteilte Ziele. Beide können ihn ändern, und gesendet wird er erst, wenn die oder der Coachee genau diesen Text freigegeben hat.`,
    draft: 'Bericht entwerfen',
    sent: { midpoint: 'Ein Zwischenbericht ist da', closing: 'Ein Abschlussbericht ist da' },
    sentWhy: (coachee: string) =>
      `Ein Bericht über das Coaching von ${coachee} wurde Ihnen gesendet. ${coachee} hat ihn freigegeben.`,
    read: 'Bericht lesen',
  },
} as const;

/** To one of the two: there is something to report. */
export function dueMail({ name, language }: ReportReader, kind: ReportKind, withName: string, link: string): Letter {
  const say = sayings[language];
  return letter(language, say.due[kind], [
    { text: say.hello(name) },
    { text: say.dueWhy(withName) },
    { link, label: say.draft },
  ]);
}

/** To a sponsor: there is a report. What it says, they read where it is. */
export function sentMail({ name, language }: ReportReader, kind: ReportKind, coachee: string, link: string): Letter {
  const say = sayings[language];
  return letter(language, say.sent[kind], [
    { text: say.hello(name) },
    { text: say.sentWhy(coachee) },
    { link, label: say.read },
  ]);
}

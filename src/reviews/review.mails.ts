import type { Language } from '../platform/mail/language.js';
import { letter, type Letter } from '../platform/mail/letter.js';
import type { ReviewKind } from './review.rules.js';

/** Whom a prompt goes to, and with whom they are in the engagement. */
export interface Prompted {
  id: string;
  name: string;
  email: string;
  language: Language;
  withName: string;
}

const sayings = {
  en: {
    hello: (name: string) => `Hello ${name},`,
    kind: { kickoff: 'kickoff review', midpoint: 'midpoint review', closing: 'closing review' },
    first: (kind: string) => `Your ${kind} is open`,
    second: (kind: string) => `Your ${kind} still waits for you`,
    open: (kind: string, other: string) =>
      `The ${kind} of your engagement with ${other} is open. Each of you answers it alone; you read what the other wrote once both of you have submitted.`,
    stillOpen: (kind: string, other: string) =>
      `The ${kind} of your engagement with ${other} has been open for a week, and you have not submitted your answers yet. You will not be reminded again.`,
    drafts: 'What you write is kept as you go. Nobody reads it before you submit it.',
    answer: 'Answer the review',
    stale: (goals: number) =>
      goals === 1 ? 'A goal has not been looked at for weeks' : 'Goals have not been looked at for weeks',
    staleWhy: (goals: number, other: string) =>
      goals === 1
        ? `In your engagement with ${other}, there is a goal that neither of you has looked at for weeks. Is it still the right one? A check-in is enough; or change it, put it on hold, or let it go.`
        : `In your engagement with ${other}, there are ${goals} goals that neither of you has looked at for weeks. Are they still the right ones? A check-in is enough; or change them, put them on hold, or let them go.`,
    look: 'Look at the goals',
    noneAgreed: 'No goal has been agreed to yet',
    noneAgreedWhy: (other: string) =>
      `Three sessions of your engagement with ${other} are over, and no goal has been agreed to yet. Propose one, or decide on what was proposed: goals are what the sessions are for.`,
  },
  de: {
    hello: (name: string) => `Guten Tag ${name},`,
    kind: { kickoff: 'Fragen zum Auftakt', midpoint: 'Fragen zur Halbzeit', closing: 'Fragen zum Abschluss' },
    first: (kind: string) => `Die ${kind} sind da`,
    second: (kind: string) => `Die ${kind} warten noch auf Sie`,
    open: (kind: string, other: string) =>
      `Die ${kind} Ihres Coachings mit ${other} sind da. Jede Seite beantwortet sie für sich; was die andere geschrieben hat, lesen Sie, sobald beide ihre Antworten abgegeben haben.`,
    stillOpen: (kind: string, other: string) =>
      `Die ${kind} Ihres Coachings mit ${other} sind seit einer Woche da, und Ihre Antworten sind noch nicht abgegeben. Wir erinnern Sie nicht noch einmal daran.`,
    drafts: 'Was Sie schreiben, bleibt erhalten. Niemand liest es, bevor Sie es abgeben.',
    answer: 'Die Fragen beantworten',
    stale: (goals: number) =>
      goals === 1
        ? 'Ein Ziel hat sich seit Wochen niemand angesehen'
        : 'Einige Ziele hat sich seit Wochen niemand angesehen',
    staleWhy: (goals: number, other: string) =>
      goals === 1
        ? `In Ihrem Coaching mit ${other} gibt es ein Ziel, das sich seit Wochen niemand angesehen hat. Ist es noch das richtige? Ein kurzer Blick genügt; oder Sie ändern es, stellen es zurück oder lassen es fallen.`
        : `In Ihrem Coaching mit ${other} gibt es ${goals} Ziele, die sich seit Wochen niemand angesehen hat. Sind es noch die richtigen? Ein kurzer Blick genügt; oder Sie ändern sie, stellen sie zurück oder lassen sie fallen.`,
    look: 'Die Ziele ansehen',
    noneAgreed: 'Es ist noch kein Ziel vereinbart',
    noneAgreedWhy: (other: string) =>
      `Drei Sitzungen Ihres Coachings mit ${other} sind vorbei, und noch ist kein Ziel vereinbart. Schlagen Sie eines vor, oder entscheiden Sie über die Vorschläge, die es gibt: Für die Ziele sind die Sitzungen da.`,
  },
} as const satisfies Record<Language, object>;

/** That a review is open; the second time, that it still is. Nothing of what is asked or answered is in it. */
export function reviewMail(to: Prompted, kind: ReviewKind, isSecond: boolean, link: string): Letter {
  const say = sayings[to.language];
  const called = say.kind[kind];
  return letter(to.language, isSecond ? say.second(called) : say.first(called), [
    { text: say.hello(to.name) },
    { text: isSecond ? say.stillOpen(called, to.withName) : say.open(called, to.withName) },
    { text: say.drafts },
    { link, label: say.answer },
  ]);
}

/** That so many goals are stale: not which. */
export function staleMail(to: Prompted, goals: number, link: string): Letter {
  const say = sayings[to.language];
  return letter(to.language, say.stale(goals), [
    { text: say.hello(to.name) },
    { text: say.staleWhy(goals, to.withName) },
    { link, label: say.look },
  ]);
}

/** That no goal is agreed to after three sessions. */
export function noneAgreedMail(to: Prompted, link: string): Letter {
  const say = sayings[to.language];
  return letter(to.language, say.noneAgreed, [
    { text: say.hello(to.name) },
    { text: say.noneAgreedWhy(to.withName) },
    { link, label: say.look },
  ]);
}

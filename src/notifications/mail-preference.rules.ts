/** How long before an appointment somebody can be reminded, in minutes: an hour, a day, two days. */
export const LEADS = [60, 1_440, 2_880] as const;
export type Lead = (typeof LEADS)[number];

/** What somebody wants mail about. */
export interface ChosenMail {
  remindBefore: number[];
  reviews: boolean;
  goals: boolean;
  pulse: boolean;
}

/** What holds where nobody has chosen: a day before, and every kind of prompt. */
export const UNCHOSEN: Readonly<ChosenMail> = { remindBefore: [1_440], reviews: true, goals: true, pulse: true };

/** Lead times as they are kept: each once, the shortest first. */
export function inOrder(leads: readonly number[]): number[] {
  return LEADS.filter((lead) => leads.includes(lead));
}

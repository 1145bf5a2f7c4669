/** Share of sessions that the coachee came to; nothing before the first. */
export function attendance(held: number, absences: number): number | null {
  return held + absences === 0 ? null : Math.round((held / (held + absences)) * 100) / 100;
}

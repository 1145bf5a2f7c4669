/** How long one author's changes make one version. */
export const VERSION_MINUTES = 10;
const VERSION_MS = VERSION_MINUTES * 60_000;
/** Below this, half a text is no loss that somebody would want back. */
const WORTH_KEEPING = 200;

/** A note as it stands, and since when it has stood so by one author. */
export interface Standing {
  text: string;
  byId: string;
  /** When the version that it stands in began. */
  beganAt: Date;
}

/**
 * Whether what a note says is kept as a version before it is written over. What one author writes within ten minutes is
 * one version, because it is saved as it is typed; but where more than half of it goes at once, that may be a slip.
 */
export function keepsVersion(
  { text, byId, beganAt }: Standing,
  next: { text: string; byId: string; at: Date },
): boolean {
  if (text === '') return false;
  if (byId !== next.byId || next.at.getTime() - beganAt.getTime() >= VERSION_MS) return true;
  return text.length >= WORTH_KEEPING && next.text.length * 2 < text.length;
}

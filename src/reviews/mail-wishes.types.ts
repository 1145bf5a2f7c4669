/** What a prompt is about, as people choose whether they are mailed about it. */
export type PromptTopic = 'reviews' | 'goals' | 'pulse';

/** What reviews, and whoever prompts after them, ask about people's preferences. Notifications answer it (ADR 5). */
export abstract class MailWishes {
  /** Whether this person wants mail about this, as it is now. */
  abstract wants(practiceId: string, personId: string, about: PromptTopic): Promise<boolean>;
}

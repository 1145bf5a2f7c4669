import { ROLES, type Role } from './cast.js';
import type { Kind } from './secrets.js';

/** What both of them read; everyone else reads none of it. */
const between: Kind[] = [
  ...(['shared note', 'reason of a cancelled session', 'reason of a moved session'] as const),
  ...(['place of a meeting', 'reason of a moved meeting', 'reason of a cancelled meeting'] as const),
  ...(['note in the ledger', 'reason of a change request', 'answer to a change request'] as const),
  ...(['earlier shared note', 'topic', 'action'] as const),
  ...(['reason of a correction', 'unshared goal', 'pending wording of it', 'note of a check-in'] as const),
  ...(['draft of a report', 'earlier draft of a report'] as const),
];

/** What each of the two reads; nobody else reads any of it. */
export const readBy: Partial<Record<Role, Kind[]>> = {
  coach: [
    ...between,
    ...(['private note of the coach', 'earlier private note of the coach', 'private check-in of the coach'] as const),
    'draft of a review',
  ],
  coachee: [
    ...between,
    ...(['private note of the coachee', 'earlier private note of the coachee'] as const),
    ...(['reason of a declined goal', 'private check-in of the coachee', 'answer of a review'] as const),
  ],
};

/** Those to whom the engagement and its coachee do not exist. */
const insiders = [
  ...['coach', 'coachee', 'sponsor', 'fellow sponsor', 'administrator', 'introducer', 'manager', 'successor'],
  'read-only token',
];
export const outsiders = ROLES.filter((role) => !insiders.includes(role));

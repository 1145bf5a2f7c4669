export const INVITED_AS = ['administrator', 'coach', 'coachee', 'sponsor', 'manager'] as const;
/** What somebody is invited as. The first two are given with acceptance; the others come from an engagement. */
export type InvitedAs = (typeof INVITED_AS)[number];

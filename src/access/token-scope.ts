import { permissions, type Permission } from './permissions.js';

/** What an API token can be for: all but signing in, which is people's own business. */
export const TOKEN_MODULES = [
  ...(['people', 'scheduling', 'engagements', 'meetings', 'sessions', 'goals', 'conversation', 'reviews'] as const),
  ...(['sponsor-reports', 'audit'] as const),
] as const;
export type TokenModule = (typeof TOKEN_MODULES)[number];
export const TOKEN_ACCESS = ['read', 'write'] as const;
export type TokenAccess = (typeof TOKEN_ACCESS)[number];

/** Which module a permission belongs to, by what it is of. */
const moduleOf: Record<string, TokenModule | 'identity'> = {
  ...{ practice: 'people', person: 'people', company: 'people', role: 'people' },
  ...{ 'example-goal': 'people', demonstration: 'people' },
  ...{ 'time-off': 'scheduling', plan: 'scheduling', availability: 'scheduling', travel: 'scheduling' },
  ...{ holiday: 'scheduling', slot: 'scheduling', engagement: 'engagements' },
  ...{ handover: 'engagements', content: 'engagements' },
  ...{ meeting: 'meetings', hold: 'sessions' },
  ...{ agenda: 'sessions', session: 'sessions', ledger: 'sessions', goal: 'goals' },
  ...{ note: 'conversation', topic: 'conversation', action: 'conversation', 'session-goal': 'conversation' },
  ...{ recap: 'conversation', preparation: 'conversation' },
  'change-request': 'sessions',
  ...{ review: 'reviews', prompt: 'reviews', report: 'reviews', pulse: 'reviews' },
  ...{ 'sent-report': 'sponsor-reports', 'pulse-aggregate': 'sponsor-reports' },
  ...{ 'sponsor-view': 'sponsor-reports', 'manager-view': 'sponsor-reports', share: 'goals' },
  ...{ renewal: 'sponsor-reports', 'mail-preference': 'people' },
  ...{ audit: 'audit', opening: 'audit' },
  ...{ account: 'identity', 'sign-in': 'identity', 'second-factor': 'identity', 'api-token': 'identity' },
  passkey: 'identity',
};

/** The module whose business a permission is. */
export function moduleOfPermission(permission: Permission): TokenModule | 'identity' | undefined {
  if (permission.endsWith('-identity-provider')) return 'identity';
  return permission === 'company.overview' ? 'sponsor-reports' : moduleOf[permission.split('.')[0] ?? ''];
}

/** What a token was made for: a part of what its owner may do, never more. */
export interface TokenScope {
  access: TokenAccess;
  /** Undefined: every module that a token can be for. */
  modules?: readonly TokenModule[];
}

/** Whether a token of this scope may be used for this. Who its owner is to the thing is asked afterwards. */
export function isWithin({ access, modules = TOKEN_MODULES }: TokenScope, permission: Permission): boolean {
  // Who it acts for, any token may ask.
  if (permission === 'account.read') return true;
  const module = moduleOfPermission(permission);
  const isReached = module !== undefined && module !== 'identity' && modules.includes(module);
  return isReached && (access === 'write' || permissions[permission].reads);
}

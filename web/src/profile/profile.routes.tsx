import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/frame.routes.js';
import { alsoSay } from '../words/language.js';

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  beforeLoad: () => alsoSay('account'),
  component: lazyRouteComponent(() => import('./profile.screen.js'), 'ProfileScreen'),
});
const signingIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile/signing-in',
  beforeLoad: () => alsoSay('account'),
  component: lazyRouteComponent(() => import('./signing-in.screen.js'), 'SigningInScreen'),
});
const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile/tokens',
  beforeLoad: () => alsoSay('account'),
  component: lazyRouteComponent(() => import('./tokens.screen.js'), 'TokensScreen'),
});
const openings = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile/openings',
  beforeLoad: () => Promise.all([alsoSay('account'), alsoSay('deeds')]),
  component: lazyRouteComponent(() => import('./openings.screen.js'), 'OpeningsScreen'),
});

// What coachees share with their manager.
const managed = createRoute({
  getParentRoute: () => signedIn,
  path: '/shared',
  beforeLoad: () => Promise.all([alsoSay('account'), alsoSay('outside')]),
  component: lazyRouteComponent(() => import('../managed/managed.screen.js'), 'ManagedScreen'),
});
const managedOne = createRoute({
  getParentRoute: () => signedIn,
  path: '/shared/$engagementId',
  beforeLoad: () => Promise.all([alsoSay('account'), alsoSay('outside')]),
  component: lazyRouteComponent(() => import('../managed/managed-engagement.screen.js'), 'ManagedEngagementScreen'),
});

/** One's own, and what others share with one. */
export const ownRoutes = [profile, signingIn, tokens, openings, managed, managedOne] as const;

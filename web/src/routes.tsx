import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Broken } from './frame/broken.js';
import { Frame } from './frame/frame.js';
import { NotFound } from './frame/not-found.js';
import { ensureSignedIn } from './frame/session.js';

/** The table of contents. Each screen is loaded when somebody goes there. docs/adding-a-screen.md says how to add one. */
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (isInside(to) ? { to } : {}),
  component: lazyRouteComponent(() => import('./sign-in/sign-in.screen.js'), 'SignInScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./sign-in/invitation.screen.js'), 'InvitationScreen'),
});

/** Everything that somebody has to be signed in for. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ location }) => ensureSignedIn(location.href),
  component: Frame,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home.screen.js'), 'HomeScreen'),
});

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile/profile.screen.js'), 'ProfileScreen'),
});

const agreement = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements/$engagementId',
  component: lazyRouteComponent(() => import('./engagement/agreement.screen.js'), 'AgreementScreen'),
});

/** An engagement's page, and its parts. */
const engagement = createRoute({
  getParentRoute: () => signedIn,
  path: '/engagements/$engagementId',
  component: lazyRouteComponent(() => import('./engagement/engagement.screen.js'), 'EngagementScreen'),
});

const engagementParts = [
  createRoute({
    getParentRoute: () => engagement,
    path: '/',
    component: lazyRouteComponent(() => import('./engagement/overview.screen.js'), 'OverviewScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/goals',
    component: lazyRouteComponent(() => import('./goals/goals.screen.js'), 'GoalsScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/goals/$goalId',
    component: lazyRouteComponent(() => import('./goals/goal.screen.js'), 'GoalScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/sessions',
    component: lazyRouteComponent(() => import('./engagement/sessions.screen.js'), 'SessionsScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/sessions/$sessionId',
    component: lazyRouteComponent(() => import('./engagement/session.screen.js'), 'SessionScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/reviews',
    component: lazyRouteComponent(() => import('./reviews/reviews.screen.js'), 'ReviewsScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/reviews/$reviewId',
    component: lazyRouteComponent(() => import('./reviews/review.screen.js'), 'ReviewScreen'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    signedIn.addChildren([home, profile, agreement, engagement.addChildren(engagementParts)]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Signing in leads on to addresses of the app alone. */
function isInside(to: unknown): to is string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to);
}

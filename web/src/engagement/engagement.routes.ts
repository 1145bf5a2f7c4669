import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '../frame/frame.routes.js';
import { alsoSay } from '../words/language.js';

/** An engagement's page, each of whose parts is loaded when somebody goes there. */
export const engagement = createRoute({
  getParentRoute: () => signedIn,
  path: '/engagements/$engagementId',
  // How it fares, and what is in the way of a date, is said in the words of those who say it elsewhere.
  beforeLoad: () => Promise.all([alsoSay('talk'), alsoSay('outside'), alsoSay('plans')]),
  component: lazyRouteComponent(() => import('./engagement.screen.js'), 'EngagementScreen'),
});

export const engagementParts = [
  createRoute({
    getParentRoute: () => engagement,
    path: '/',
    component: lazyRouteComponent(() => import('./overview.screen.js'), 'OverviewScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/goals',
    component: lazyRouteComponent(() => import('../goals/goals.screen.js'), 'GoalsScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/goals/$goalId',
    component: lazyRouteComponent(() => import('../goals/goal.screen.js'), 'GoalScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/sessions',
    component: lazyRouteComponent(() => import('./sessions.screen.js'), 'SessionsScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/sessions/$sessionId',
    component: lazyRouteComponent(() => import('./session.screen.js'), 'SessionScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/plan',
    component: lazyRouteComponent(() => import('./plan.screen.js'), 'PlanScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/renewal',
    component: lazyRouteComponent(() => import('./renewal.screen.js'), 'RenewalScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/reviews',
    component: lazyRouteComponent(() => import('../reviews/reviews.screen.js'), 'ReviewsScreen'),
  }),
  createRoute({
    getParentRoute: () => engagement,
    path: '/reviews/$reviewId',
    component: lazyRouteComponent(() => import('../reviews/review.screen.js'), 'ReviewScreen'),
  }),
] as const;

export const agreement = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements/$engagementId',
  beforeLoad: () => alsoSay('talk'),
  component: lazyRouteComponent(() => import('./agreement.screen.js'), 'AgreementScreen'),
});

export const handovers = createRoute({
  getParentRoute: () => signedIn,
  path: '/handovers',
  beforeLoad: () => alsoSay('talk'),
  component: lazyRouteComponent(() => import('./handovers.screen.js'), 'HandoversScreen'),
});

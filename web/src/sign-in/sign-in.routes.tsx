import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ensureSignedIn } from '../frame/session.js';
import { root } from '../frame/frame.routes.js';
import { alsoSay } from '../words/language.js';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to, step }: Record<string, unknown>): { to?: string; step?: 'second-factor' } => ({
    ...(isInside(to) && { to }),
    ...(step === 'second-factor' && { step }),
  }),
  component: lazyRouteComponent(() => import('./sign-in.screen.js'), 'SignInScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./invitation.screen.js'), 'InvitationScreen'),
});

const demanded = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (isInside(to) ? { to } : {}),
  beforeLoad: async ({ location, search: { to = '/' } }) => {
    const [member] = await Promise.all([ensureSignedIn(location.href), alsoSay('account')]);
    if (!member?.secondFactorDemanded) redirect({ href: to, throw: true });
  },
  component: lazyRouteComponent(() => import('./demanded.screen.js'), 'DemandedScreen'),
});

/** Coming in. */
export const comingIn = [signIn, invitation, demanded] as const;

/** Signing in leads on to addresses of the app alone. */
function isInside(to: unknown): to is string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to);
}

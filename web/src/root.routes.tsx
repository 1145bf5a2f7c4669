import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { Broken } from './frame/broken.js';
import { Frame } from './frame/frame.js';
import { NotFound } from './frame/not-found.js';
import { ensureLetIn } from './frame/session.js';

/** Around everything. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

/** Everything that somebody has to be signed in for. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ location }) => ensureLetIn(location.href),
  component: Frame,
});

/** Signing in leads on to addresses of the app alone. */
export function isInside(to: unknown): to is string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to);
}

import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { Broken } from './broken.js';
import { Frame } from './frame.js';
import { NotFound } from './not-found.js';
import { ensureLetIn } from './session.js';

/** Around everything. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

/** Everything that somebody has to be signed in for. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ location }) => ensureLetIn(location.href),
  component: Frame,
});

import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { Broken } from './broken.js';
import { Frame } from './frame.js';
import { NotFound } from './not-found.js';
import { ensureSignedIn } from './session.js';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

/** Everything that somebody has to be signed in for. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ location }) => ensureSignedIn(location.href),
  component: Frame,
});

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { beginAsking, queryClient } from './asking/asking.js';
import { whenIdle } from './frame/idle.js';
import { beginLeaving } from './frame/session.js';
import { beginAhead } from './home/look-ahead.js';
import { Look } from './look/look.js';
import { router } from './routes.js';
import { beginSpeaking } from './words/language.js';
import { Speaking } from './words/words.js';

/** Nothing is told before something is done. */
const Toasts = lazy(async () => {
  await whenIdle();
  return { default: (await import('./frame/toasts.js')).Toasts };
});

beginAsking();
beginLeaving();
beginAhead(globalThis.location.pathname);
await beginSpeaking();

const place = document.querySelector('#app');
if (!place) throw new Error('The page has no place for the app.');
createRoot(place).render(
  <StrictMode>
    <Speaking>
      <Look>
        <QueryClientProvider client={queryClient}>
          <Suspense>
            <Toasts />
          </Suspense>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Look>
    </Speaking>
  </StrictMode>,
);

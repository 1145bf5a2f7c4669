import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { beginAsking, queryClient } from './asking/asking.js';
import { Toasts } from './frame/toasts.js';
import { Look } from './look/look.js';
import { router } from './routes.js';
import { beginSpeaking } from './words/language.js';
import { Speaking } from './words/words.js';

beginAsking();
await beginSpeaking();

const place = document.querySelector('#app');
if (!place) throw new Error('The page has no place for the app.');
createRoot(place).render(
  <StrictMode>
    <Speaking>
      <Look>
        <QueryClientProvider client={queryClient}>
          <Toasts />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Look>
    </Speaking>
  </StrictMode>,
);

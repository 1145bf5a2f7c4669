import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query';
import { client } from '../../client/client.gen.js';
import { keyless } from '../../client/keyless.gen.js';
import { Problem, problemFrom, problemOf } from './problem.js';
import { reached, unreached } from './reachable.js';

const RETRIES = 3;
const PRACTICE = 'rapport.practice';

/** The practice that requests are about, where somebody is in several. */
export function practiceAsked(): string | undefined {
  return localStorage.getItem(PRACTICE) ?? undefined;
}

export function askAbout(practiceId: string | undefined): void {
  if (practiceId) localStorage.setItem(PRACTICE, practiceId);
  else localStorage.removeItem(PRACTICE);
}

/** How the generated client asks: which practice, once only, and with errors that are Problems. */
export function beginAsking(): void {
  globalThis.addEventListener('vite:preloadError', () => unreached('offline'));
  client.setConfig({ baseUrl: '' });
  client.interceptors.request.use((request, { url }) => {
    const practice = practiceAsked();
    if (practice && !request.headers.has('Rapport-Practice')) request.headers.set('Rapport-Practice', practice);
    // A POST that the network repeats takes effect once. Whoever tries again by hand gives the same key (useOnce).
    if (request.method === 'POST' && !keyless.has(url) && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    return request;
  });
  client.interceptors.response.use((response) => {
    if (response.status < 502) reached();
    return response;
  });
  client.interceptors.error.use((error, response) => {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    const answer = response as Response | undefined;
    if (!answer) return new Problem('offline', 0, '');
    return problemFrom(error, answer.status, answer.headers.get('Retry-After'));
  });
}

/** What was read and is being changed. A refusal is not repeated; what passes is, three times, then a banner tells. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: tellWhenAway }),
  mutationCache: new MutationCache({ onError: tellWhenAway }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => {
        // Once may be chance. After twice it is told, while it is asked again.
        if (failures > 0) tellWhenAway(error);
        return problemOf(error).isPassing && failures < RETRIES;
      },
      retryDelay: (failures, error) => (problemOf(error).retryAfterSeconds ?? 2 ** failures) * 1_000,
      networkMode: 'always',
    },
    // A change is repeated by whoever made it, knowingly.
    mutations: { retry: false, networkMode: 'always' },
  },
});

function tellWhenAway(error: unknown): void {
  const { status } = problemOf(error);
  if (status === 0 || status >= 502) unreached(status === 0 ? 'offline' : 'away');
}

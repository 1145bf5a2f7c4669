import type { ProblemField } from '../../client/types.gen.js';

/** What the server refused, or that it was not reached: the one kind of error that screens meet. */
export class Problem extends Error {
  constructor(
    /** Stable: `session.overlaps`. `offline` where no answer came. */
    readonly code: string,
    readonly status: number,
    readonly detail: string,
    readonly requestId?: string,
    readonly fields: ProblemField[] = [],
    readonly retryAfterSeconds?: number,
  ) {
    super(`${status} ${code}`);
  }

  /** Whether asking again may help: no answer, too many requests, or a server that is away. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** Whether it is not an answer of the server's: a part of the app did not arrive, or is wrong. */
export function isOfThePage(thrown: unknown): boolean {
  return !(thrown instanceof Problem);
}

/** Whatever was thrown, as a problem. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof Error && /preload|imported module/.test(thrown.message)) return new Problem('offline', 0, '');
  return new Problem('page.defect', 500, thrown instanceof Error ? thrown.message : '');
}

/** An answer that is no success, as a problem. Something else than ours may have answered: a proxy, a captive portal. */
export function problemFrom(body: unknown, status: number, retryAfter: string | null): Problem {
  const { code, detail, requestId, errors } = (typeof body === 'object' && body ? body : {}) as Record<string, unknown>;
  return new Problem(
    typeof code === 'string' ? code : 'service.unavailable',
    typeof code === 'string' ? status : 503,
    typeof detail === 'string' ? detail : '',
    typeof requestId === 'string' ? requestId : undefined,
    Array.isArray(errors) ? (errors as ProblemField[]) : [],
    retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined,
  );
}

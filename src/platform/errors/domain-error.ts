/** What sort of refusal an error is; the HTTP status follows from it (problem.ts), exhaustively. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'notAllowed'
  | 'conflict'
  | 'stale'
  | 'tooLarge'
  | 'unsupported'
  | 'unprocessable'
  | 'unconditional'
  | 'tooMany'
  | 'unavailable';

/** One wrong place in a request: where (RFC 6901), what, and in words. */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
  /** What the check goes by, as it is declared: to say it in another language. Never what was sent. */
  parameters?: Record<string, number | string>;
}

/** What is always the same about an error; docs/errors.md is made from these. */
export interface ErrorDefinition {
  /** Stable: clients and our own app branch on it. */
  code: string;
  kind: ErrorKind;
  title: string;
  /** What whoever gets it can do. */
  remedy: string;
}

/** What an occurrence may add: its own words, the fields, members of the problem document, and headers beside it. */
export interface Occurrence {
  detail?: string;
  errors?: FieldError[];
  members?: Record<string, unknown>;
  headers?: Readonly<Record<string, string>>;
}

/** A refusal by a rule, the state of things, or the policy. Everything else that is thrown is a defect: 500. */
export class DomainError extends Error {
  constructor(
    readonly definition: ErrorDefinition,
    readonly occurrence: Occurrence = {},
  ) {
    super(occurrence.detail ?? definition.title);
    this.name = definition.code;
  }

  get code(): string {
    return this.definition.code;
  }
}

/** An error that can be raised: `throw sessionErrors.overlaps()`. */
export interface Refusal {
  (occurrence?: Occurrence | string): DomainError;
  definition: ErrorDefinition;
}

const catalogue = new Map<string, ErrorDefinition>();

/**
 * Declares what can go wrong in a module.
 * @throws when a code is declared twice
 */
export function declareErrors<K extends string>(definitions: Record<K, ErrorDefinition>): Record<K, Refusal> {
  const refusals = {} as Record<K, Refusal>;
  for (const key of Object.keys(definitions) as K[]) {
    const definition = definitions[key];
    if (catalogue.has(definition.code)) throw new Error(`Error code declared twice: ${definition.code}`);
    catalogue.set(definition.code, definition);
    const raise = (occurrence?: Occurrence | string) =>
      new DomainError(definition, typeof occurrence === 'string' ? { detail: occurrence } : occurrence);
    refusals[key] = Object.assign(raise, { definition });
  }
  return refusals;
}

/** Every error there is, by code. */
export function errorCatalogue(): ErrorDefinition[] {
  return [...catalogue.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const byConstraint = new Map<string, Refusal>();

/** Says what a refusal by one of Postgres' named constraints means to whoever asked. */
export function declareConstraints(meanings: Record<string, Refusal>): void {
  for (const [constraint, refusal] of Object.entries(meanings)) byConstraint.set(constraint, refusal);
}

/** What a constraint's refusal means, if a module has said so. */
export function meaningOfConstraint(constraint: string): Refusal | undefined {
  return byConstraint.get(constraint);
}

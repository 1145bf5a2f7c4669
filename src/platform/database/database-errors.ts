import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { DomainError, meaningOfConstraint } from '../errors/domain-error.js';
import { platformErrors } from '../errors/platform.errors.js';

interface PostgresError extends Error {
  code?: string;
  constraint?: string;
  table?: string;
  routine?: string;
}

/** What Postgres or its driver raised, out of whatever it is wrapped in. */
export function postgresErrorOf(error: unknown): PostgresError | undefined {
  if (error instanceof QueryFailedError) return error.driverError as PostgresError;
  return error instanceof Error ? error : undefined;
}

/** Serialization failure, deadlock, lock not available: the whole unit may be tried again. */
export function isWorthRetrying(error: unknown): boolean {
  return ['40001', '40P01', '55P03'].includes(postgresErrorOf(error)?.code ?? '');
}

const awayCodes = new Set([
  ...[
    '57P01',
    '57P02',
    '57P03',
    '08000',
    '08001',
    '08003',
    '08006',
    '53300',
    '57014',
    '25P03',
    '40001',
    '40P01',
    '55P03',
  ],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
]);
const awayTexts =
  /Connection terminated|timeout exceeded|Query read timeout|not queryable|Client was closed|Driver not Connected/i;

/** Whether the database is away, closing, or too busy: nothing the request did wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  const raised = postgresErrorOf(error);
  if (!raised || raised instanceof DomainError) return false;
  return awayCodes.has(raised.code ?? '') || awayTexts.test(raised.message);
}

/** Turns what the database raised into what it means; anything unknown stays as it is, and becomes a 500. */
export function meaningOf(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const constraint = postgresErrorOf(error)?.constraint;
  // A demonstration was removed while something was still written in it.
  if (constraint?.endsWith('_practice_id_fkey')) return platformErrors.missing();
  const refusal = constraint ? meaningOfConstraint(constraint) : undefined;
  if (refusal) return refusal();
  return isDatabaseAway(error) ? platformErrors.unavailable() : error;
}

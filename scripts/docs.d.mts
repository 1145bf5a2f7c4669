import type { INestApplication } from '@nestjs/common';
import type { ErrorDefinition, ErrorKind } from '../src/platform/errors/domain-error.js';

type Policy = Record<string, { of: string; to: readonly string[] }>;

export interface DeclaredRoute {
  method: string;
  path: string;
  /** Permissions, and `true` for being public: exactly one of them, or it is a defect. */
  declares: (string | true)[];
}

export function accessMatrix(permissions: Policy, relations: readonly string[]): string;
export function accessPage(permissions: Policy, relations: readonly string[]): string;
export function errorsPage(catalogue: ErrorDefinition[], statusOfKind: Record<ErrorKind, number>): string;
export function declaredRoutes(app: INestApplication): DeclaredRoute[];
export function servedRoutes(app: INestApplication): string[];
export function routeList(app: INestApplication): string;

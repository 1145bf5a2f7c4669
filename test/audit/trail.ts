import type { AuditEntryResponse } from '../../src/audit/audit.responses.js';
import type { Actor } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

/** Entries of an administrator's practice, newest first. */
export async function entriesOf(test: TestApp, administrator: Actor, filter = ''): Promise<AuditEntryResponse[]> {
  const { body } = await test.as(administrator).get(`audit?limit=100&${filter}`).expect(200);
  return body.items as AuditEntryResponse[];
}

/** What happened, without when, from where and the hashes. */
export function inShort(entries: AuditEntryResponse[]) {
  return entries.map(({ actor, action, outcome }) => [actor?.name, action, outcome].join(' '));
}

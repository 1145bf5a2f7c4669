import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Response } from 'supertest';
import { connectAsOwner } from '../access/snapshot.js';
import { CompanyWithProvider, land, refusalOf } from '../support/company.js';
import { PracticeBuilder } from '../support/practice.js';
import { TestProvider } from '../support/provider.js';
import { TestApp } from '../support/test-app.js';

const CHANGES = [
  ['is removed', 'delete from identity_provider where id = $1'],
  ['becomes another', `update identity_provider set issuer = 'https://login.example.org' where id = $1`],
] as const;

describe('a provider goes while somebody comes in', () => {
  let test: TestApp;
  let practice: PracticeBuilder;
  let provider: TestProvider;
  let owner: Client;

  beforeAll(async () => {
    test = await TestApp.start();
    practice = await PracticeBuilder.start(test);
    provider = await TestProvider.start();
    owner = await connectAsOwner(test);
  });
  afterAll(async () => {
    await owner.end();
    await provider.stop();
    await test.stop();
  });

  /** Lands while the change has been made and is not yet there to be seen. */
  async function landWhile(change: string, id: string, away: { callback: string; cookie: string }): Promise<Response> {
    await owner.query('begin');
    await owner.query(change, [id]);
    const landing = land(test, away.callback, away.cookie).then((response) => response);
    const held = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    for (let tries = 0; (await owner.query(held)).rowCount === 0; tries++) {
      if (tries > 300) throw new Error('Nothing waits for the change');
      await wait(10);
    }
    await owner.query('commit');
    return landing;
  }

  it.each(CHANGES)('who is tied to it: it %s, and nobody is signed in', async (_what, change) => {
    const company = await CompanyWithProvider.set(practice, provider);
    const { cookie } = await company.joined(change);
    const landed = await landWhile(change, company.providerId, await company.away(change));
    expect(refusalOf(landed)).toBe('company-sign-in.unknown');
    await test.as({ cookie }).get('me').expect(401);
    const { rows } = await owner.query(`select from auth.sign_in where way = 'company'`);
    expect(rows).toEqual([]);
  });

  it.each(CHANGES)('who accepts an invitation: it %s, and nothing is accepted or tied', async (_what, change) => {
    const company = await CompanyWithProvider.set(practice, provider);
    const { code, email } = await company.invite();
    provider.people.set(email, { email, email_verified: true });
    const landed = await landWhile(change, company.providerId, await company.away(email, { invitationCode: code }));
    expect(refusalOf(landed)).toBe('identity-provider.gone');
    await test.as().post('invitations/acceptance', { code }).expect(201);
  });
});

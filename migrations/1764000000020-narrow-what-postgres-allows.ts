import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTY_OR_PRACTICE, SPONSOR } from './row-level-security.js';

const CALLER = `(select caller_person())`;
const ADMINISTRATOR = `(select caller_is_administrator())`;
const COACH = `(select caller_is_coach())`;
const ITSELF = `(select caller_is_practice())`;

/**
 * Where the policies let more through than the table of permissions: what a mistake in the code could then do. And two
 * that repeated what a constraint says already, and could be broken without anybody's noticing.
 */
export class NarrowWhatPostgresAllows1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy take on capacity with check (taken_by_id = ${CALLER});
      alter policy withdraw on engagement_manager with check (withdrawn_by_id = ${CALLER});
      alter policy give on person_role with check (
        ${ADMINISTRATOR} or ${ITSELF}
        or (${COACH} and exists (select from person p where p.practice_id = person_role.practice_id
            and p.id = person_role.person_id and p.added_by_id = ${CALLER})));
      alter policy draft on engagement with check (
        state = 'draft' and (${ADMINISTRATOR} or (coach_id = ${CALLER} and ${COACH})));
      alter policy propose on goal with check (
        ${ITSELF} or (proposed_by_id = ${CALLER} and (
          (coachee_id = ${CALLER} and origin in ('coachee', 'catalogue') and state in ('proposed', 'agreed'))
          or (state = 'proposed' and agreed_at is null and (
            (origin in ('coach', 'catalogue') and coach_id = ${CALLER}) or (origin = 'sponsor' and ${SPONSOR}))))));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy propose on goal with check (
        (${PARTY_OR_PRACTICE}) or
        (${SPONSOR} and origin = 'sponsor' and state = 'proposed' and proposed_by_id = ${CALLER}));
      alter policy draft on engagement with check (state = 'draft' and (coach_id = ${CALLER} or ${ADMINISTRATOR}));
      alter policy give on person_role with check (${ADMINISTRATOR} or ${ITSELF} or ${COACH});
      alter policy withdraw on engagement_manager with check (until is not null and withdrawn_by_id = ${CALLER});
      alter policy take on capacity with check (taken_at is not null and taken_by_id = ${CALLER});`);
  }
}

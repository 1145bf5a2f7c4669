import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SPONSOR } from './row-level-security.js';

const CALLER = `(select caller_person())`;
const ITSELF = `(select caller_is_practice())`;

/**
 * What two policies asked of a new row alone, constraints hold now, for rows that are changed as well: nothing is agreed
 * to as long as it is proposed, declined or amended, and who withdrew a sponsor is written down with when.
 */
export class SayOnceWhatHolds1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table goal add constraint goal_agreed_once_it_counts
        check (agreed_at is null or state not in ('proposed', 'declined', 'amended')) not valid;
      alter table goal validate constraint goal_agreed_once_it_counts;
      alter table company_sponsor add constraint company_sponsor_withdrawn_says_when
        check (withdrawn_by_id is null or until is not null) not valid;
      alter table company_sponsor validate constraint company_sponsor_withdrawn_says_when;

      alter policy propose on goal with check (${propose("state = 'proposed'")});
      alter policy withdraw on company_sponsor with check (withdrawn_by_id = ${CALLER});`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy withdraw on company_sponsor with check (until is not null and withdrawn_by_id = ${CALLER});
      alter policy propose on goal with check (${propose("state = 'proposed' and agreed_at is null")});
      alter table company_sponsor drop constraint company_sponsor_withdrawn_says_when;
      alter table goal drop constraint goal_agreed_once_it_counts;`);
  }
}

function propose(byOthers: string): string {
  return `${ITSELF} or (proposed_by_id = ${CALLER} and (
    (coachee_id = ${CALLER} and origin in ('coachee', 'catalogue') and state in ('proposed', 'agreed'))
    or (${byOthers} and (
      (origin in ('coach', 'catalogue') and coach_id = ${CALLER}) or (origin = 'sponsor' and ${SPONSOR})))))`;
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever may wrap a key anew or erase it, may do so whatever the key becomes: which rows may be changed says already by
 * whom, and said twice, nothing would tell whether it holds.
 */
export class SayOnceWhoErases1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter policy wrap_or_erase on content.engagement_key with check (true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter policy wrap_or_erase on content.engagement_key with check ((select caller_is_practice()))`,
    );
  }
}

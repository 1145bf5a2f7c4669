import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { instantText } from '../platform/database/sql-text.js';
import type { Language } from '../platform/mail/language.js';
import { Demonstration } from './demonstration.entity.js';
import type { DemonstrationResponse } from './demonstration.responses.js';
import { WEEKS_TOLD } from './demonstration.rules.js';

/** Whoever asked for a demonstration, as they are in their own practice. */
export interface AskedBy {
  accountId: string | null;
  name: string;
  language: Language;
  timeZone: string;
  practiceName: string;
}

const one = sql(`
  select d.state, d.weeks_told as "weeksTold", $1::integer as weeks,
    case when d.state = 'ready' and d.asked_by_id = caller_person() then d.made_practice_id end as "practiceId", name_of(d.asked_by_id) as "askedBy",
    d.asked_by_id = caller_person() as yours, ${instantText('d.asked_at')} as "askedAt"
  from demonstration d`);
const demonstrates = sql(`select demonstration_of is not null as yes from practice where id = $1`);
const asker = sql(`
  select p.user_id as "accountId", p.name, p.language, p.time_zone as "timeZone", practice.name as "practiceName"
  from demonstration d
  join person p on p.practice_id = d.practice_id and p.id = d.asked_by_id and p.removed_at is null
  join practice on practice.id = d.practice_id`);
const remove = sql(`select remove_demonstration($1) as id`);
const forget = sql(`delete from jobs.job where data ->> 'practiceId' = any ($1)`);

@Injectable()
export class DemonstrationRepository {
  find(tx: Tx): Promise<DemonstrationResponse | undefined> {
    return tx.row(one, [WEEKS_TOLD]);
  }

  /** Whether the caller's own practice is a demonstration. */
  async isOne(tx: Tx): Promise<boolean> {
    return (await tx.row<{ yes: boolean }>(demonstrates, [tx.caller.practiceId]))?.yes === true;
  }

  async add(tx: Tx, askedById: string, askedAt: Date): Promise<void> {
    const begun = { state: 'being_made', attempt: 0, weeksTold: 0, heardAt: null, madePracticeId: null } as const;
    await tx.insert(Demonstration, { practiceId: tx.caller.practiceId, askedById, askedAt, ...begun });
  }

  lock(tx: Tx): Promise<Demonstration | null> {
    return tx.lockOne(Demonstration, { practiceId: tx.caller.practiceId });
  }

  asker(tx: Tx): Promise<AskedBy | undefined> {
    return tx.row(asker);
  }

  /** Says how far an attempt is; answers false where another one has begun, or it was removed meanwhile. */
  async tell(tx: Tx, attempt: number, told: Partial<Demonstration>): Promise<boolean> {
    const { practiceId } = tx.caller;
    return (await tx.update(Demonstration, { practiceId, attempt, state: 'being_made' }, told)) === 1;
  }

  /**
   * Removes what was made, with the jobs that wait for it.
   * @param attempted the practice that one attempt made; all of it, and that it was asked for, if left out
   */
  async remove(tx: Tx, attempted?: string): Promise<void> {
    const gone = await tx.rows<{ id: string }>(remove, [attempted]);
    if (gone.length) await tx.as('rapport_jobs', () => tx.rows(forget, [gone.map(({ id }) => id)]));
  }
}

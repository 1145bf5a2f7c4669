import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { MailPreference } from './mail-preference.entity.js';
import { UNCHOSEN, type ChosenMail } from './mail-preference.rules.js';
import type { MailPreferencesResponse } from './mail-preferences.responses.js';

const chosenBy = sql(`
  select remind_before as "remindBefore", reviews, goals, pulse, version from mail_preference where person_id = $1`);
const chooseFirst = sql(`
  insert into mail_preference (practice_id, person_id, remind_before, reviews, goals, pulse, version)
  values ($1, $2, $3, $4, $5, $6, 1) on conflict do nothing returning version`);

@Injectable()
export class MailPreferencesRepository {
  /** What a person has chosen; what holds without it, and version 0, where they have not. */
  async find(tx: Tx, personId: string): Promise<MailPreferencesResponse> {
    const chosen = await tx.row<MailPreferencesResponse>(chosenBy, [personId]);
    return chosen ?? { ...UNCHOSEN, remindBefore: [...UNCHOSEN.remindBefore], version: 0 };
  }

  /**
   * Keeps it, where it is still at this version; 0 is before anything was chosen.
   * @returns whether it was
   */
  async choose(
    tx: Tx,
    owner: Pick<MailPreference, 'practiceId' | 'personId'>,
    version: number,
    chosen: ChosenMail,
  ): Promise<boolean> {
    const { practiceId, personId } = owner;
    const { remindBefore, reviews, goals, pulse } = chosen;
    if (version > 0)
      return (
        (await tx.update(MailPreference, { practiceId, personId, version }, { ...chosen, version: version + 1 })) > 0
      );
    // Of two who choose for the first time at once, the later one is told.
    const values = [practiceId, personId, remindBefore, reviews, goals, pulse];
    return (await tx.row(chooseFirst, values)) !== undefined;
  }
}

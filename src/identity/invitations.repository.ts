import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { uuidv7 } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { Language } from '../platform/mail/language.js';
import { Invitation } from './invitation.entity.js';
import type { InvitedAs } from './invitation.types.js';

const byCode = sql(`
  select invitation_id as id, practice_id as "practiceId", practice_name as "practiceName", person_id as "personId",
    invited_by as "invitedBy", email, name, language, capacity, expires_at as "expiresAt"
  from find_invitation($1, $2)`);
const latest = sql(`
  select id, email, capacity, created_at as "createdAt", expires_at as "expiresAt", sent_at as "sentAt",
    accepted_at as "acceptedAt", withdrawn_at as "withdrawnAt", name_of(invited_by_id) as "invitedBy"
  from invitation where person_id = $1 order by created_at desc, id desc limit 1`);
const providerOf = sql(`
  select i.id from identity_provider i join person p on p.practice_id = i.practice_id and p.company_id = i.company_id
  where p.id = $1`);

/** An open invitation, as whoever holds its code may know it. */
export interface Invited {
  id: string;
  practiceId: string;
  practiceName: string;
  personId: string;
  /** The name of whoever invites. */
  invitedBy: string;
  email: string;
  name: string;
  language: Language;
  capacity: InvitedAs;
  expiresAt: Date;
}

export type LatestInvitation = Omit<Invitation, 'practiceId' | 'personId' | 'invitedById' | 'codeHash'> & {
  invitedBy: string;
};

@Injectable()
export class InvitationsRepository {
  constructor(private readonly database: Database) {}

  /** The open invitation that a code belongs to. Whoever asks is nobody yet, so it is a look-up by the secret. */
  async findByCode(digest: Buffer, now: Date): Promise<Invited | undefined> {
    return (await this.database.lookUp<Invited>(byCode, [digest, now]))[0];
  }

  /** The last invitation of a person, whatever became of it. */
  findLatest(tx: Tx, personId: string): Promise<LatestInvitation | undefined> {
    return tx.row(latest, [personId]);
  }

  /** What the company of whoever is invited signs its people in by. */
  async findIdentityProvider(tx: Tx, personId: string): Promise<string | undefined> {
    return (await tx.row<{ id: string }>(providerOf, [personId]))?.id;
  }

  async add(tx: Tx, about: Pick<Invitation, 'personId' | 'email' | 'capacity' | 'createdAt' | 'expiresAt'>) {
    const { practiceId, personId: invitedById } = tx.caller;
    const id = uuidv7({ msecs: about.createdAt.getTime() });
    await tx.insert(Invitation, { practiceId, id, invitedById, ...about });
    return id;
  }

  /** Gives an open one its code, in the place of any earlier; answers whether it is open. */
  async seal(tx: Tx, id: string, codeHash: Buffer, sentAt: Date): Promise<boolean> {
    const open = { practiceId: tx.caller.practiceId, id, acceptedAt: IsNull(), withdrawnAt: IsNull() };
    return (await tx.update(Invitation, open, { codeHash, sentAt })) === 1;
  }

  /** Codes for a person stop working. */
  async withdrawOpen(tx: Tx, personId: string, withdrawnAt: Date): Promise<void> {
    const { practiceId } = tx.caller;
    const open = { practiceId, personId, acceptedAt: IsNull(), withdrawnAt: IsNull() };
    await tx.update(Invitation, open, { withdrawnAt });
  }

  /** Uses an invitation up; answers who had invited, if it was still open. */
  async take(tx: Tx, id: string, acceptedAt: Date): Promise<string | undefined> {
    const open = { practiceId: tx.caller.practiceId, id, acceptedAt: IsNull(), withdrawnAt: IsNull() };
    if ((await tx.update(Invitation, open, { acceptedAt })) !== 1) return undefined;
    return (await tx.findOne(Invitation, { practiceId: tx.caller.practiceId, id }))?.invitedById;
  }
}

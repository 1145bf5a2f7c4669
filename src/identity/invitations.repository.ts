import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { uuidv7 } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { Invitation } from './invitation.entity.js';

const byCode = sql(`
  select invitation_id as id, practice_id as "practiceId", person_id as "personId", email, name
  from find_invitation($1, $2)`);

/** An open invitation, as whoever holds its code may know it. */
export interface Invited {
  id: string;
  practiceId: string;
  personId: string;
  email: string;
  name: string;
}

@Injectable()
export class InvitationsRepository {
  constructor(private readonly database: Database) {}

  /** The open invitation that a code belongs to. Whoever asks is nobody yet, so it is a look-up by the secret. */
  async findByCode(digest: Buffer, now: Date): Promise<Invited | undefined> {
    return (await this.database.lookUp<Invited>(byCode, [digest, now]))[0];
  }

  async add(tx: Tx, personId: string, codeHash: Buffer, createdAt: Date, expiresAt: Date): Promise<string> {
    const { practiceId, personId: invitedById } = tx.caller;
    const id = uuidv7({ msecs: createdAt.getTime() });
    await tx.insert(Invitation, { practiceId, id, personId, invitedById, codeHash, createdAt, expiresAt });
    return id;
  }

  /** Earlier codes for a person stop working. */
  async withdrawOpen(tx: Tx, personId: string, withdrawnAt: Date): Promise<void> {
    const { practiceId } = tx.caller;
    const open = { practiceId, personId, acceptedAt: IsNull(), withdrawnAt: IsNull() };
    await tx.update(Invitation, open, { withdrawnAt });
  }

  /** Uses an invitation up; answers whether it was still open. */
  async take(tx: Tx, id: string, acceptedAt: Date): Promise<boolean> {
    const { practiceId } = tx.caller;
    const open = { practiceId, id, acceptedAt: IsNull(), withdrawnAt: IsNull() };
    return (await tx.update(Invitation, open, { acceptedAt })) === 1;
  }
}

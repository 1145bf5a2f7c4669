import { Injectable } from '@nestjs/common';
import { partiesOf } from '../engagements/parties.types.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { WrappedKey } from '../platform/secrets/master-keys.js';

/** An engagement, as far as its content needs it. */
export type Engaged = Parameters<typeof partiesOf>[0];
/** The key of an engagement, as it is kept; without one, it was erased. */
export type KeptKey = (WrappedKey & { erasedAt: null }) | { masterKey: null; wrapped: null; erasedAt: Date };
export type KeyOfEngagement = WrappedKey & { engagementId: string };

const key = sql(`
  select master_key as "masterKey", wrapped, erased_at as "erasedAt" from content.engagement_key where engagement_id = $1`);

const keys = sql(`
  select engagement_id as "engagementId", master_key as "masterKey", wrapped, erased_at as "erasedAt"
  from content.engagement_key where engagement_id = any ($1)`);

/** Two who write the first words at once make one key: the second waits for the first, and finds it. */
const make = sql(`
  insert into content.engagement_key
    (practice_id, engagement_id, coach_id, coachee_id, company_id, master_key, wrapped, made_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (practice_id, engagement_id) do nothing`);

const erase = sql(`
  update content.engagement_key set master_key = null, wrapped = null, erased_at = $2
  where engagement_id = $1 and erased_at is null`);

const wrappedOtherwise = sql(`
  select engagement_id as "engagementId", master_key as "masterKey", wrapped from content.engagement_key
  where practice_id = $1 and master_key <> $2 order by engagement_id limit $3 for no key update`);

const rewrap = sql(`
  update content.engagement_key set master_key = $2, wrapped = $3 where engagement_id = $1 and erased_at is null`);

/** Names of the master keys in use, over all practices. */
export const masterKeysInUse = sql(`select master_keys_in_use() as name`);

/** Wrapped keys of engagements, each in the role that may read content. */
@Injectable()
export class ContentKeysRepository {
  find(tx: Tx, engagementId: string): Promise<KeptKey | undefined> {
    return tx.as('rapport_content', () => tx.row<KeptKey>(key, [engagementId]));
  }

  findAll(tx: Tx, engagementIds: readonly string[]): Promise<(KeptKey & { engagementId: string })[]> {
    return tx.as('rapport_content', () => tx.rows(keys, [engagementIds]));
  }

  async add(tx: Tx, engagement: Engaged, { masterKey, wrapped }: WrappedKey, now: Date): Promise<void> {
    const { practiceId, engagementId, coachId, coacheeId, companyId } = partiesOf(engagement);
    const parties = [practiceId, engagementId, coachId, coacheeId, companyId];
    await tx.as('rapport_content', () => tx.rows(make, [...parties, masterKey, wrapped, now]));
  }

  async erase(tx: Tx, { id }: Engaged, now: Date): Promise<void> {
    await tx.as('rapport_content', () => tx.rows(erase, [id, now]));
  }

  /** Some that are wrapped under another master key than this one; locked. */
  findWrappedOtherwise(tx: Tx, practiceId: string, masterKey: string, most: number): Promise<KeyOfEngagement[]> {
    return tx.as('rapport_content', () => tx.rows(wrappedOtherwise, [practiceId, masterKey, most]));
  }

  async rewrap(tx: Tx, { engagementId, masterKey, wrapped }: KeyOfEngagement): Promise<void> {
    await tx.as('rapport_content', () => tx.rows(rewrap, [engagementId, masterKey, wrapped]));
  }
}

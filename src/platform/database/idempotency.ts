import { platformErrors } from '../errors/platform.errors.js';
import { sql, type Tx } from './tx.js';

/** Answers given again carry this mark; the interceptor turns it into `Idempotency-Replayed: true`. */
export const REPLAYED = Symbol('replayed');

/** Seals what is kept: an answer may repeat what was said. */
export interface Seals {
  seal(plain: string, context: string): Buffer;
  open(sealed: Buffer, context: string): string;
}

const claim = sql(`
  insert into idempotency_key (practice_id, person_id, key, kept_until)
  values ($1, $2, $3, now() + interval '24 hours')
  on conflict (practice_id, person_id, key) do nothing
  returning key`);

/** What the caller asked earlier is forgotten once its time is over. */
const forget = sql(`delete from idempotency_key where practice_id = $1 and person_id = $2 and kept_until < now()`);

/** The same for everybody, daily: whoever never asks again is forgotten, too. */
export const forgetAll = sql(`delete from idempotency_key where practice_id = $1 and kept_until < now()`);

const found = sql(`select sealed from idempotency_key where practice_id = $1 and person_id = $2 and key = $3`);

const keep = sql(`
  update idempotency_key set sealed = $4 where practice_id = $1 and person_id = $2 and key = $3`);

/** What is kept: the digest of what was asked beside the answer, since by a digest short texts can be found out. */
interface Kept<T> {
  digest: string;
  answer: T;
}

/**
 * Does `work` unless the caller's Idempotency-Key has been used for it: then answers what it answered. A second
 * request with the key waits for the first one's transaction, because both want the same row.
 */
export async function once<T>(tx: Tx, seals: Seals, work: () => Promise<T>): Promise<T> {
  const { idempotent, practiceId, personId } = tx.caller;
  if (!idempotent || !personId) return work();
  const key = [practiceId, personId, idempotent.key];
  const context = `idempotency_key:${key.join(':')}`;
  await tx.rows(forget, [practiceId, personId]);
  if (await tx.row(claim, key)) {
    const answer = await work();
    const kept = JSON.stringify({ digest: idempotent.digest, answer: answer ?? null });
    await tx.rows(keep, [...key, seals.seal(kept, context)]);
    return answer;
  }
  const row = await tx.row<{ sealed: Buffer }>(found, key);
  const earlier = row && (JSON.parse(seals.open(row.sealed, context)) as Kept<T>);
  if (earlier?.digest !== idempotent.digest) throw platformErrors.keyReused();
  tx.done.replayed = true;
  if (earlier.answer && typeof earlier.answer === 'object') Object.assign(earlier.answer, { [REPLAYED]: true });
  return earlier.answer;
}

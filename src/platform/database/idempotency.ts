import { platformErrors } from '../errors/platform.errors.js';
import { sql, type Tx } from './tx.js';

/** Answers given again carry this mark; the interceptor turns it into `Idempotency-Replayed: true`. */
export const REPLAYED = Symbol('replayed');

const claim = sql(`
  insert into idempotency_key (practice_id, person_id, key, digest, kept_until)
  values ($1, $2, $3, $4, now() + interval '24 hours')
  on conflict (practice_id, person_id, key) do update
    set digest = excluded.digest, answer = null, kept_until = excluded.kept_until
    where idempotency_key.kept_until < now()
  returning key`);

/** What the caller asked earlier is forgotten once its time is over. */
const forget = sql(`delete from idempotency_key where practice_id = $1 and person_id = $2 and kept_until < now()`);

const found = sql(`select digest, answer from idempotency_key where practice_id = $1 and person_id = $2 and key = $3`);

const keep = sql(`
  update idempotency_key set answer = $4::json where practice_id = $1 and person_id = $2 and key = $3`);

/**
 * Does `work` unless the caller's Idempotency-Key has been used for it: then answers what it answered. A second
 * request with the key waits for the first one's transaction, because both want the same row.
 */
export async function once<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { idempotent, practiceId, personId } = tx.caller;
  if (!idempotent || !personId) return work();
  const key = [practiceId, personId, idempotent.key];
  await tx.rows(forget, [practiceId, personId]);
  if (await tx.row(claim, [...key, idempotent.digest])) {
    const answer = await work();
    await tx.rows(keep, [...key, JSON.stringify(answer ?? null)]);
    return answer;
  }
  const earlier = await tx.row<{ digest: string; answer: T }>(found, key);
  if (earlier?.digest !== idempotent.digest) throw platformErrors.keyReused();
  tx.done.replayed = true;
  if (earlier.answer && typeof earlier.answer === 'object') Object.assign(earlier.answer, { [REPLAYED]: true });
  return earlier.answer;
}

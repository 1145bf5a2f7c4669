import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { PulsePublication } from './pulse.entity.js';
import { groupOf, type Left, type Pending, type Publication } from './publication.rules.js';
import type { PulseMoment } from './pulse.rules.js';

const pending = sql(`
  select a.id, a.coachee_id as "personId", case when a.shared then a.coach_id end as "shownTo", a.company_id as "companyId", a.moment, a.answered_at as "answeredAt",
    json_build_object('growth', a.growth, 'support', a.support, 'stay', a.stay, 'confidence', a.confidence) as answers
  from content.pulse_answer a
  where a.publication_id is null and a.answered_at < $1 order by a.answered_at, a.id`);
const publishedIn = sql(`
  select p.company_id as "companyId", p.moment from pulse_publication p where p.period = $1`);
const takeUp = sql(`
  update content.pulse_answer a set publication_id = $1 where a.id = any ($2) and a.publication_id is null`);
const eraseOf = sql(`delete from content.pulse_answer a where a.engagement_id = $1`);

/** Administrators read what is published of any company, and of people without one. */
const readers = sql(`
  select c.id as "companyId", s.person_id as "personId"
  from company c join company_sponsor s on s.practice_id = c.practice_id and s.company_id = c.id
  where c.practice_id = $1 and s.until is null
  union
  select c.id, a.person_id from capacity a
  cross join (select id from company where practice_id = $1 union all select null) c
  where a.practice_id = $1 and a.capacity = 'administrator' and a.taken_at is null`);
const removed = sql(`select p.id from person p where p.practice_id = $1 and p.removed_at is not null`);

const COLUMNS = `
  p.id, p.company_id as "companyId", p.moment, to_char(p.period, 'YYYY-MM-DD') as period, p.people,
  p.growth, p.support, p.stay, p.confidence`;
const ofCompany = sql(`
  select ${COLUMNS} from pulse_publication p
  where p.company_id = $1 and ($2::uuid is null or p.id < $2) order by p.id desc limit $3`);
const ofAll = sql(`
  select ${COLUMNS} from pulse_publication p where ($1::uuid is null or p.id < $1) order by p.id desc limit $2`);

/** A publication as it is kept. */
export type KeptPublication = Omit<PulsePublication, 'practiceId' | 'publishedAt'>;

/**
 * What is published of pulses. Answers are added up as rapport_pulse, which nobody but the practice itself asks as; the
 * server's own role sees publications alone.
 */
@Injectable()
export class PublicationsRepository {
  /** Answers that were given before an instant, and are in no publication. */
  findPending(tx: Tx, before: Date): Promise<Pending[]> {
    return tx.as('rapport_pulse', () => tx.rows<Pending>(pending, [before]));
  }

  /** Whom and what a publication of this period leaves out. */
  async findLeft(tx: Tx, period: string): Promise<Left> {
    const { practiceId } = tx.caller;
    const read = new Map<string | null, Set<string>>();
    for (const { companyId, personId } of await tx.rows<{ companyId: string | null; personId: string }>(readers, [
      practiceId,
    ]))
      read.set(companyId, new Set([...(read.get(companyId) ?? []), personId]));
    const gone = await tx.rows<{ id: string }>(removed, [practiceId]);
    const groups = await tx.as('rapport_pulse', () =>
      tx.rows<{ companyId: string | null; moment: PulseMoment }>(publishedIn, [period]),
    );
    return { readers: read, removed: new Set(gone.map(({ id }) => id)), published: new Set(groups.map(groupOf)) };
  }

  /** Publishes, and takes up the answers that are in it. */
  async add(tx: Tx, publication: PulsePublication, { taken }: Publication): Promise<void> {
    await tx.as('rapport_pulse', async () => {
      await tx.insert(PulsePublication, publication);
      await tx.rows(takeUp, [publication.id, taken]);
    });
  }

  /** Removes what was answered in an engagement. What was published stays: it is of five people or more. */
  async erase(tx: Tx, engagementId: string): Promise<void> {
    await tx.as('rapport_pulse', () => tx.rows(eraseOf, [engagementId]));
  }

  /** What was published of a company, latest first: as the overview, to its sponsors. */
  findOfCompany(tx: Tx, companyId: string, before: string | undefined, limit: number): Promise<KeptPublication[]> {
    const values = [companyId, before, limit + 1];
    if (tx.caller.administrator) return tx.rows(ofCompany, values);
    return tx.as('rapport_overview', () => tx.rows(ofCompany, values));
  }

  /** What was published of all companies, and of people without one. */
  findAll(tx: Tx, before: string | undefined, limit: number): Promise<KeptPublication[]> {
    return tx.rows(ofAll, [before, limit + 1]);
  }
}

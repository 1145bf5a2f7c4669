import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../platform/clock/ids.js';
import { sql, type Tx } from '../platform/database/tx.js';
import type { PersonResponse } from './people.responses.js';
import { Person } from './person.entity.js';

const PERSON = `
  select p.id, p.name, p.email, p.time_zone as "timeZone", p.language, p.company_id as "companyId",
    p.manager_id as "managerId", p.user_id is not null as "signsIn", p.version,
    array(select c.capacity from capacity c where c.practice_id = p.practice_id and c.person_id = p.id
          and c.taken_at is null order by c.capacity) as capacities
  from person p where p.removed_at is null`;

const oneById = sql(`${PERSON} and p.id = $1`);

const page = sql(`${PERSON}
  and ($1::uuid is null or p.id > $1)
  and ($2::text is null or exists (select from capacity c where c.practice_id = p.practice_id and c.person_id = p.id
       and c.capacity = $2 and c.taken_at is null))
  order by p.id limit $3`);

const search = sql(`${PERSON}
  and ($1::uuid is null or p.id > $1) and ($2::text is null or p.email = $2)
  and ($3::text is null or strpos(lower(p.name), lower($3)) > 0)
  order by p.id limit $4`);

const present = sql(`select id from person where id = $1 and removed_at is null for share`);

const administration = sql(`select from practice where id = $1 for no key update`);

interface Sought {
  email?: string;
  name?: string;
  limit: number;
}

export type NewPerson = Pick<Person, 'name' | 'email' | 'timeZone' | 'language' | 'companyId' | 'managerId'>;

@Injectable()
export class PeopleRepository {
  findById(tx: Tx, id: string): Promise<PersonResponse | undefined> {
    return tx.row(oneById, [id]);
  }

  /** People that the caller may see, by id. */
  findPage(tx: Tx, after: string | undefined, capacity: string | undefined, limit: number): Promise<PersonResponse[]> {
    return tx.rows(page, [after, capacity, limit + 1]);
  }

  /** Of these, who has an address, or something in their name. */
  search(tx: Tx, after: string | undefined, { email, name, limit }: Sought): Promise<PersonResponse[]> {
    return tx.rows(search, [after, email, name, limit + 1]);
  }

  async add(tx: Tx, person: NewPerson, now: Date): Promise<string> {
    const { practiceId, personId } = tx.caller;
    const id = uuidv7({ msecs: now.getTime() });
    await tx.insert(Person, { practiceId, id, ...person, addedById: personId, createdAt: now, version: 1 });
    return id;
  }

  /** Changes a person at a version; answers whether it was still that version. */
  async change(tx: Tx, id: string, version: number, change: Partial<NewPerson>): Promise<boolean> {
    const { practiceId } = tx.caller;
    return (await tx.update(Person, { practiceId, id, version }, { ...change, version: version + 1 })) === 1;
  }

  /** Ties a person to the account they sign in with. */
  async tieToAccount(tx: Tx, id: string, userId: string): Promise<void> {
    await tx.update(Person, { practiceId: tx.caller.practiceId, id }, { userId });
  }

  /** Whether a person is in the practice, and not about to be removed: who gives them something waits to know. */
  async keepPresent(tx: Tx, id: string): Promise<boolean> {
    return (await tx.row(present, [id])) !== undefined;
  }

  /** Takes turns with everybody else who changes who administers the practice, before any of its people is locked. */
  async lockAdministration(tx: Tx): Promise<void> {
    await tx.rows(administration, [tx.caller.practiceId]);
  }
}

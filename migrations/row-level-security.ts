/** Roles that read and write rows, and so are held to the tenant policy. The directory is not: it finds out who calls. */
const HELD = 'rapport_app, rapport_content, rapport_overview, rapport_calendar';

/**
 * The statements that every table of a practice begins with: row-level security on and forced, and no row of another
 * practice for anybody, whatever the permissive policies say.
 */
export function ofOnePractice(table: string, key = 'practice_id'): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy of_one_practice on ${table} as restrictive to ${HELD}
      using (${key} = (select caller_practice()))
      with check (${key} = (select caller_practice()));`;
}

/** Columns that children of an engagement carry, so that their policies need not look at the parent. */
export const PARTIES = `
      practice_id uuid not null references practice,
      engagement_id uuid not null,
      coach_id uuid not null,
      coachee_id uuid not null,
      company_id uuid`;

/**
 * Foreign keys that keep those columns true: the second one holds where a company sponsors. When an engagement is handed
 * over, its children follow to the other coach.
 */
export function partiesAreTrue(table: string): string {
  return `
    alter table ${table}
      add constraint ${table.replace('.', '_')}_of_engagement foreign key (practice_id, engagement_id, coach_id, coachee_id)
        references engagement (practice_id, id, coach_id, coachee_id) on update cascade,
      add constraint ${table.replace('.', '_')}_of_company foreign key (practice_id, engagement_id, company_id)
        references engagement (practice_id, id, company_id);
    create index on ${table} (practice_id, engagement_id, coach_id, coachee_id);
    create index on ${table} (practice_id, engagement_id, company_id);`;
}

/** Coach and coachee of the engagement, and the practice itself. */
export const PARTY = `coach_id = (select caller_person()) or coachee_id = (select caller_person())`;
export const PARTY_OR_PRACTICE = `${PARTY} or (select caller_is_practice())`;
/** Sponsors of the engagement's company. */
export const SPONSOR = `company_id = any ((select caller_companies())::uuid[])`;

/** The same, and the coachee, who opens exactly what the sponsor sees. For the overview's role alone. */
export const SPONSOR_OR_MIRROR = `(${SPONSOR} or coachee_id = (select caller_person()))`;

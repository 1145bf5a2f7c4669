import type { MigrationInterface, QueryRunner } from 'typeorm';
import { handingOver, handingOverUndone } from './handing-over.js';
import { createQueues, deleteQueues } from './queues.js';
import { ofOnePractice, PARTIES, partiesAreTrue, PARTY_OR_PRACTICE } from './row-level-security.js';

const ADMINISTRATOR = `(select caller_is_administrator())`;
const CALLER = `(select caller_person())`;
const OPEN = `('awaiting_coachee', 'awaiting_successor')`;
const QUEUE = 'handover-lapses';
/** What may change of an engagement, whoever asks: not who takes part in it, nor where it comes from. */
const CHANGING = `kind, state, starts_on, ends_on, months, sessions, session_minutes, every_weeks, local_time, time_zone,
  notice_hours, goals_in_progress, hold_days, grace_days, agreement_due_at, activated_at, version`;

/**
 * An engagement goes on with another coach, once the coachee and then that coach have said yes. Nobody has the right to
 * change who coaches: a trigger does it, with the second yes, and all that belongs to the engagement follows.
 */
export class CreateHandovers1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.letTheCoachChange(runner);
    await this.keepHandovers(runner);
    await this.keepAnswers(runner);
    await runner.query(handingOver);
    await createQueues(runner, QUEUE);
  }

  /** Where partiesAreTrue made keys that do not follow, in databases of before, they are made anew. */
  private async letTheCoachChange(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ declare k record; begin
        for k in select f.conrelid::regclass as child, f.conname as name, pg_get_constraintdef(f.oid) as definition
          from pg_constraint f
          where f.contype = 'f' and f.confrelid = 'engagement'::regclass and f.confupdtype <> 'c' and exists (
            select from pg_attribute a where a.attrelid = f.confrelid and a.attnum = any (f.confkey) and a.attname = 'coach_id')
        loop
          execute format('alter table %s drop constraint %I, add constraint %I %s on update cascade',
            k.child, k.name, k.name, k.definition);
        end loop;
      end $$;
      alter table content.note drop constraint note_author_takes_part;
      alter table engagement_manager drop constraint engagement_manager_is_no_party,
        add constraint engagement_manager_is_no_party check (until is not null or person_id not in (coach_id, coachee_id));
      drop trigger keep_calendar on plan_date;
      drop trigger keep_calendar on session;
      create trigger keep_calendar after insert or delete or update of coach_id, held, starts_at, ends_at on plan_date
        for each row execute function keep_calendar();
      create trigger keep_calendar after insert or delete or update of coach_id, state, starts_at, ends_at on session
        for each row execute function keep_calendar();
      revoke update on engagement from rapport_app;
      grant update (${CHANGING}) on engagement to rapport_app;`);
  }

  private async keepHandovers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table handover (
        ${PARTIES},
        id uuid not null,
        from_coach_id uuid not null,
        successor_id uuid not null,
        state text not null constraint handover_state check (state in
          ('awaiting_coachee', 'awaiting_successor', 'handed_over', 'declined', 'withdrawn', 'lapsed')),
        reason text not null constraint handover_reason check (length(reason) between 1 and 1000),
        conflict_reason text constraint handover_conflict_reason check (length(conflict_reason) between 1 and 1000),
        proposed_by_id uuid not null,
        proposed_at timestamptz not null,
        due_at timestamptz not null,
        closed_at timestamptz,
        withdrawn_by_id uuid,
        primary key (practice_id, id),
        constraint handover_successor_key unique (practice_id, id, engagement_id, successor_id),
        constraint handover_to_somebody_else check (successor_id not in (from_coach_id, coachee_id)),
        constraint handover_closed_says_when check (state in ${OPEN} or closed_at is not null),
        constraint handover_withdrawn_says_by_whom check (state <> 'withdrawn' or withdrawn_by_id is not null),
        constraint handover_from_coach foreign key (practice_id, from_coach_id) references person,
        constraint handover_successor foreign key (practice_id, successor_id) references person,
        constraint handover_proposed_by foreign key (practice_id, proposed_by_id) references person,
        constraint handover_withdrawn_by foreign key (practice_id, withdrawn_by_id) references person
      );
      create unique index handover_one_open on handover (practice_id, engagement_id) where state in ${OPEN};
      create index on handover (practice_id, from_coach_id);
      create index on handover (practice_id, successor_id);
      create index on handover (practice_id, proposed_by_id);
      create index on handover (practice_id, withdrawn_by_id);
      ${ofOnePractice('handover')}
      ${partiesAreTrue('handover')}
      create policy read on handover for select to rapport_app using (
        ${PARTY_OR_PRACTICE} or ${ADMINISTRATOR} or (successor_id = ${CALLER} and state = 'awaiting_successor'));
      create policy propose on handover for insert to rapport_app with check (
        state = 'awaiting_coachee' and from_coach_id = coach_id and proposed_by_id = ${CALLER}
        and (coach_id = ${CALLER} or ${ADMINISTRATOR}));
      create policy close on handover for update to rapport_app
        using ((select caller_is_practice()) and state in ${OPEN})
        with check (state in ('withdrawn', 'lapsed'));
      grant select, insert, update (state, closed_at, withdrawn_by_id) on handover to rapport_app;`);
  }

  /** Each yes and no is a row that its author alone can add, and nobody changes. */
  private async keepAnswers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table handover_answer (
        ${PARTIES},
        id uuid not null,
        handover_id uuid not null,
        successor_id uuid not null,
        party text not null constraint handover_answer_party check (party in ('coachee', 'successor')),
        decision text not null constraint handover_answer_decision check (decision in ('agreed', 'declined')),
        why text constraint handover_answer_why check (length(why) <= 1000),
        at timestamptz not null,
        primary key (practice_id, id),
        constraint handover_answer_once unique (practice_id, handover_id, party),
        constraint handover_answer_to_handover
          foreign key (practice_id, handover_id, engagement_id, successor_id)
          references handover (practice_id, id, engagement_id, successor_id),
        constraint handover_answer_successor foreign key (practice_id, successor_id) references person
      );
      create index on handover_answer (practice_id, handover_id, engagement_id, successor_id);
      create index on handover_answer (practice_id, successor_id);
      ${ofOnePractice('handover_answer')}
      ${partiesAreTrue('handover_answer')}
      create policy read on handover_answer for select to rapport_app using (${PARTY_OR_PRACTICE} or ${ADMINISTRATOR});
      create policy answer on handover_answer for insert to rapport_app with check (
        (party = 'coachee' and coachee_id = ${CALLER}) or (party = 'successor' and successor_id = ${CALLER}));
      grant select, insert on handover_answer to rapport_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await deleteQueues(runner, QUEUE);
    await runner.query(handingOverUndone);
    await runner.query(`
      drop table handover_answer;
      drop table handover;
      revoke update (${CHANGING}) on engagement from rapport_app;
      grant update on engagement to rapport_app;
      drop trigger keep_calendar on plan_date;
      drop trigger keep_calendar on session;
      create trigger keep_calendar after insert or delete or update of held, starts_at, ends_at on plan_date
        for each row execute function keep_calendar();
      create trigger keep_calendar after insert or delete or update of state, starts_at, ends_at on session
        for each row execute function keep_calendar();
      alter table engagement_manager drop constraint engagement_manager_is_no_party,
        add constraint engagement_manager_is_no_party check (person_id not in (coach_id, coachee_id)) not valid;
      alter table content.note
        add constraint note_author_takes_part check (author_id is null or author_id in (coach_id, coachee_id)) not valid;`);
    // What was handed over meanwhile does not fit these two: then they hold for what comes.
    for (const [table, constraint] of [
      ['engagement_manager', 'engagement_manager_is_no_party'],
      ['content.note', 'note_author_takes_part'],
    ])
      await runner.query(`
        do $$ begin
          alter table ${table} validate constraint ${constraint};
        exception when check_violation then null; end $$`);
    // Keys that follow stay so: the migrations before make them so, too.
  }
}

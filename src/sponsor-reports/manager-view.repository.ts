import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import type { ListedManagerViewResponse, ManagerViewResponse } from './sponsor-view.responses.js';

/**
 * All that a manager sees, and the coachee what one of them does. It runs as rapport_manager, which reads no other column
 * of an engagement, and to the manager themself no goal but those that are shared by the invitation they have now.
 */
const view = sql(`
  select e.id, e.state, e.starts_on as "startsOn", e.ends_on as "endsOn", name_of(e.coach_id) as coach, (
    select coalesce(json_agg(json_build_object('id', g.id, 'state', g.state, 'revision', r.number, 'wording', r.wording,
      'measure', r.measure, 'targetDate', r.target_date, 'levels', r.levels, 'weight', r.weight, 'baseline', r.baseline,
      'target', r.target, 'score', c.score, 'level', c.level, 'checkIns', l.looks) order by g.agreed_at, g.id), '[]')
    from engagement_manager i
    join manager_share m on m.practice_id = i.practice_id and m.invitation_id = i.id and (m.wording or m.rating)
    join goal g on g.practice_id = m.practice_id and g.id = m.goal_id and g.agreed_at is not null
    left join lateral (select r.number, r.wording, r.measure, r.target_date, r.levels, r.weight, r.baseline, r.target
      from goal_revision r where r.practice_id = g.practice_id and r.goal_id = g.id and r.agreed_at is not null
      order by r.number desc limit 1) r on m.wording
    left join lateral (select c.score, c.level from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id
      and (r.number is null or (c.level is null) = (r.levels is null)) order by c.on_date desc, c.at desc limit 1) c
      on m.rating
    left join lateral (
      select coalesce(json_agg(json_build_object('on', c.on_date, 'score', c.score, 'level', c.level)
        order by c.on_date, c.at), '[]') as looks
      from check_in c where c.practice_id = g.practice_id and c.goal_id = g.id) l on m.rating
    where i.practice_id = e.practice_id and i.engagement_id = e.id and i.until is null
      and i.person_id = case when e.coachee_id = caller_person() then $2::uuid else caller_person() end) as goals
  from engagement e
  where e.id = $1 and ($2::uuid is null or e.coachee_id = caller_person() or $2 = caller_person())`);

/** Those that the caller is invited to now, by the same role: it shows no column of them that the view does not. */
const listed = sql(`
  select e.id, name_of(e.coachee_id) as coachee, name_of(e.coach_id) as coach, e.state, e.starts_on as "startsOn",
    e.ends_on as "endsOn"
  from engagement_manager i join engagement e on e.practice_id = i.practice_id and e.id = i.engagement_id
  where i.person_id = caller_person() and i.until is null
  order by e.starts_on desc, e.id desc`);

@Injectable()
export class ManagerViewRepository {
  /**
   * @param managerId whose view it is, which the coachee says; nobody's, what whoever is invited sees at first. A manager
   *   has none but their own.
   */
  find(tx: Tx, engagementId: string, managerId: string | undefined): Promise<ManagerViewResponse | undefined> {
    return tx.as('rapport_manager', () => tx.row<ManagerViewResponse>(view, [engagementId, managerId]));
  }

  /** What the caller is invited to as a manager, latest first. */
  findInvited(tx: Tx): Promise<ListedManagerViewResponse[]> {
    return tx.as('rapport_manager', () => tx.rows<ListedManagerViewResponse>(listed));
  }
}

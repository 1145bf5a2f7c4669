import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { Action } from './action.entity.js';
import type { ActionState, Owner } from './action.rules.js';

/** An action, its words still sealed. */
export interface ActionRow {
  id: string;
  engagementId: string;
  owner: Owner;
  dueOn: string;
  goalId: string | null;
  sessionId: string | null;
  state: ActionState;
  addedById: string;
  addedAt: Date;
  settledAt: Date | null;
  sealed: Buffer;
  version: number;
}

export interface ActionsPage {
  after: string | undefined;
  /** All there are, if left out. */
  limit?: number;
}

/** Actions of some engagements, of which more is asked behind it; `engagement` is SQL. */
export const actionsOf = (engagement: string) => `
  select t.id, t.engagement_id as "engagementId", t.owner, t.due_on as "dueOn", t.goal_id as "goalId",
    t.session_id as "sessionId", t.state, t.added_by_id as "addedById", t.added_at as "addedAt",
    t.settled_at as "settledAt", t.sealed, t.version
  from content.action t where t.engagement_id ${engagement}`;
export const ACTION = actionsOf('= $1');

const one = sql(`${ACTION} and t.id = $2`);
/** By their day: so those that are overdue come first. */
const open = sql(`
  ${ACTION} and t.state = 'open'
    and ($2::uuid is null or (t.due_on, t.id) > (select a.due_on, a.id from content.action a where a.engagement_id = $1 and a.id = $2))
  order by t.due_on, t.id limit $3`);
const settled = sql(`
  ${ACTION} and t.state <> 'open'
    and ($2::uuid is null or (t.settled_at, t.id) < (select a.settled_at, a.id from content.action a where a.engagement_id = $1 and a.id = $2))
  order by t.settled_at desc, t.id desc limit $3`);
/** What was agreed on in a talk; and what was agreed on before it ended, and was not settled when it began. */
const atTalk = sql(`
  ${ACTION} and (t.session_id = $2 or (t.added_at < $4 and (t.settled_at is null or t.settled_at >= $3)))
  order by t.due_on, t.id`);

/** Every statement here steps into rapport_content: the server's own role cannot read the schema. */
@Injectable()
export class ActionsRepository {
  async get(tx: Tx, engagementId: string, id: string): Promise<ActionRow> {
    const action = await tx.as('rapport_content', () => tx.row<ActionRow>(one, [engagementId, id]));
    if (!action) throw platformErrors.missing();
    return action;
  }

  findOpen(tx: Tx, engagementId: string, page?: ActionsPage): Promise<ActionRow[]> {
    return tx.as('rapport_content', () => tx.rows<ActionRow>(open, [engagementId, ...limitsOf(page)]));
  }

  findSettled(tx: Tx, engagementId: string, page?: ActionsPage): Promise<ActionRow[]> {
    return tx.as('rapport_content', () => tx.rows<ActionRow>(settled, [engagementId, ...limitsOf(page)]));
  }

  findAtTalk(
    tx: Tx,
    engagementId: string,
    { id, startsAt, endsAt }: { id: string; startsAt: Date; endsAt: Date },
  ): Promise<ActionRow[]> {
    return tx.as('rapport_content', () => tx.rows<ActionRow>(atTalk, [engagementId, id, startsAt, endsAt]));
  }

  async add(tx: Tx, action: Action): Promise<void> {
    await tx.as('rapport_content', () => tx.insert(Action, action));
  }

  async change(tx: Tx, { id, version }: ActionRow, change: Partial<Action>): Promise<void> {
    const { practiceId } = tx.caller;
    await tx.as('rapport_content', () => tx.update(Action, { practiceId, id }, { ...change, version: version + 1 }));
  }
}

function limitsOf(page: ActionsPage | undefined) {
  return [page?.after ?? null, page?.limit === undefined ? null : page.limit + 1];
}

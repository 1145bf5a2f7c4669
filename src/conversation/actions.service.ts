import { Injectable } from '@nestjs/common';
import { Confidentiality } from '../confidentiality/confidentiality.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { partiesOf } from '../engagements/parties.types.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import type { Action } from './action.entity.js';
import { actionStateAfter, refuseChangingSettled, refuseGoal, type ActionEvent } from './action.rules.js';
import { ActionsRepository, type ActionRow } from './actions.repository.js';
import type { ActionsQuery, AddActionRequest, ChangeActionRequest } from './actions.requests.js';
import { actionContext, presentActions, type ActionResponse, type ActionsResponse } from './actions.responses.js';
import { goalNamed, SurroundingsRepository, talkNamed, type Surroundings } from './surroundings.repository.js';
import { refuseWriting } from './talk.rules.js';

type Engagement = Awaited<ReturnType<EngagementsService['lock']>>;

/** What is there when an action is about to change. */
interface Scene {
  engagement: Engagement;
  around: Surroundings;
  now: Date;
}

/** What the two said they would do: each until it is done, or dropped. Either writes them down and ticks them off. */
@Injectable()
export class ActionsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly confidentiality: Confidentiality,
    private readonly surroundings: SurroundingsRepository,
    private readonly actions: ActionsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, engagementId: string, query: ActionsQuery): Promise<ActionsResponse> {
    const { cursor, limit, state } = query;
    return this.database.read(caller, async (tx) => {
      const asked = { after: idAfter(cursor), limit };
      const rows =
        state === 'open'
          ? await this.actions.findOpen(tx, engagementId, asked)
          : await this.actions.findSettled(tx, engagementId, asked);
      const page = pageOf(rows, limit, ({ id }) => id);
      return { ...page, items: await this.shown(tx, engagementId, page.items) };
    });
  }

  read(caller: PersonCaller, engagementId: string, id: string): Promise<ActionResponse> {
    return this.database.read(caller, (tx) => this.present(tx, engagementId, id));
  }

  add(caller: PersonCaller, engagementId: string, request: AddActionRequest): Promise<ActionResponse> {
    return this.changed(caller, engagementId, async (tx, { engagement, around, now }) => {
      const { text, owner, dueOn, goalId = null } = request;
      const talk = talkNamed(around, request.sessionId);
      refuseWriting(engagement, talk, now);
      if (goalId) refuseGoal(goalNamed(around, goalId, '/goalId'));
      const key = await this.confidentiality.keyFor(tx, engagement);
      const id = uuidv7({ msecs: now.getTime() });
      const action: Action = {
        ...{ ...partiesOf(engagement), id, owner, dueOn, ...servingGoal(goalId), sessionId: talk?.id ?? null },
        ...{ state: 'open', addedById: caller.personId, addedAt: now, settledAt: null, version: 1 },
        sealed: key.seal(text, actionContext(id)),
      };
      await this.actions.add(tx, action);
      return id;
    });
  }

  /** Other words, another day, another owner or goal: by either, while it is open. */
  change(
    caller: PersonCaller,
    engagementId: string,
    id: string,
    version: number,
    request: ChangeActionRequest,
  ): Promise<ActionResponse> {
    return this.changed(caller, engagementId, async (tx, { engagement, around, now }) => {
      const action = await this.actions.get(tx, engagementId, id);
      const talk = around.talks.find((each) => each.id === action.sessionId);
      refuseWriting(engagement, talk, now);
      refuseChangingSettled(action.state);
      if (action.version !== version) throw platformErrors.stale();
      const { text, owner, dueOn, goalId } = request;
      if (goalId && goalId !== action.goalId) refuseGoal(goalNamed(around, goalId, '/goalId'));
      const key = await this.confidentiality.keyFor(tx, engagement);
      await this.actions.change(tx, action, {
        ...{ ...(owner && { owner }), ...(dueOn && { dueOn }), ...(goalId !== undefined && servingGoal(goalId)) },
        ...(text !== undefined && { sealed: key.seal(text, actionContext(id)) }),
      });
      return id;
    });
  }

  /** It is done, dropped, or to be done after all. */
  settle(caller: PersonCaller, engagementId: string, id: string, event: ActionEvent): Promise<ActionResponse> {
    return this.changed(caller, engagementId, async (tx, { now }) => {
      const action = await this.actions.get(tx, engagementId, id);
      const state = actionStateAfter(event, action.state);
      await this.actions.change(tx, action, { state, settledAt: state === 'open' ? null : now });
      return id;
    });
  }

  private changed(
    caller: PersonCaller,
    engagementId: string,
    work: (tx: Tx, scene: Scene) => Promise<string>,
  ): Promise<ActionResponse> {
    return this.database.transaction(caller, async (tx) => {
      const engagement = await this.engagements.lock(tx, engagementId);
      const around = await this.surroundings.get(tx, engagementId);
      const id = await work(tx, { engagement, around, now: this.clock.now() });
      return this.present(tx, engagementId, id);
    });
  }

  private async present(tx: Tx, engagementId: string, id: string): Promise<ActionResponse> {
    const [action] = await this.shown(tx, engagementId, [await this.actions.get(tx, engagementId, id)]);
    return action as ActionResponse;
  }

  private async shown(tx: Tx, engagementId: string, rows: ActionRow[]): Promise<ActionResponse[]> {
    const around = await this.surroundings.get(tx, engagementId);
    const key = await this.confidentiality.keyOf(tx, engagementId);
    return presentActions(rows, { around, key, callerId: tx.caller.personId }, this.clock.now());
  }
}

/** The goal of an action; a foreign key holds it to one that the coachee has agreed to. */
function servingGoal(goalId: string | null): Pick<Action, 'goalId' | 'goalCounts'> {
  return { goalId, goalCounts: goalId ? true : null };
}

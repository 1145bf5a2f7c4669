import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { refuseOtherManager } from './engagement.rules.js';
import { EngagementsRepository } from './engagements.repository.js';
import { ParticipantsRepository } from './participants.repository.js';
import type { ParticipantResponse, ParticipantsResponse } from './participants.responses.js';

/** Who takes part in an engagement, and the manager whom the coachee lets see that it goes on. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsRepository,
    private readonly participants: ParticipantsRepository,
    private readonly clock: Clock,
  ) {}

  list(caller: PersonCaller, id: string): Promise<ParticipantsResponse> {
    return this.database.read(caller, async (tx) => ({ items: await this.participants.findAll(tx, id) }));
  }

  /** From now on the coachee's manager sees state, dates and the coach's name, until it is taken back. */
  inviteManager(caller: PersonCaller, id: string, personId: string): Promise<ParticipantResponse> {
    return this.database.transaction(caller, (tx) => this.invite(tx, id, personId));
  }

  /** The same in a transaction of the coachee's, also of one that is only a rehearsal. */
  async invite(tx: Tx, id: string, personId: string): Promise<ParticipantResponse> {
    const engagement = await this.engagements.get(tx, id);
    refuseOtherManager(await this.participants.findCallersManagerId(tx), personId, engagement);
    await this.participants.invite(tx, engagement, personId, this.clock.now());
    const invited = await this.participants.findManager(tx, id, personId);
    if (!invited) throw platformErrors.missing();
    return invited;
  }

  /** Whether a manager is invited, and it has not been taken back. */
  async isInvited(tx: Tx, id: string, personId: string): Promise<boolean> {
    return (await this.participants.findManager(tx, id, personId)) !== undefined;
  }

  /** Takes it back: the next read is refused. That they were invited is kept. */
  async withdrawManager(caller: PersonCaller, id: string, personId: string): Promise<void> {
    await this.database.transaction(caller, (tx) => this.participants.withdraw(tx, id, personId, this.clock.now()));
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { localDateOf, plusDays, type LocalDate } from '../platform/clock/zones.js';
import { asPractice, practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import type { EngagementJob } from './books.types.js';
import type { Engagement } from './engagement.entity.js';
import { isAgreed, signatoryOf, stateAfter, type Signatory } from './engagement.rules.js';
import { EngagementsRepository } from './engagements.repository.js';
import type { SignRequest } from './engagements.requests.js';
import type { EngagementResponse, SignatureResponse, SignaturesResponse } from './engagements.responses.js';
import { EngagementsService } from './engagements.service.js';
import { LifecycleBooks } from './lifecycle-books.js';
import { SignaturesRepository } from './signatures.repository.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** From a draft to an engagement that everyone who must has agreed to. */
@Injectable()
export class AgreementService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly engagements: EngagementsService,
    private readonly repository: EngagementsRepository,
    private readonly signatures: SignaturesRepository,
    private readonly books: LifecycleBooks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.books.jobs.handle('agreement-lapses', (data) => this.lapse(data));
  }

  /** Asks everyone to agree, and holds the dates meanwhile. */
  submit(caller: PersonCaller, id: string): Promise<EngagementResponse> {
    return this.database.transaction(asPractice(caller), async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, id);
      const state = stateAfter('submit', engagement.state);
      const now = this.clock.now();
      const agreementDueAt = new Date(now.getTime() + engagement.holdDays * DAY_MS);
      await this.repository.hold(tx, engagement, true);
      await this.repository.move(tx, engagement, state, now, null, { agreementDueAt });
      const data = { practiceId: engagement.practiceId, engagementId: id };
      await this.books.jobs.send(tx, 'agreement-lapses', data, agreementDueAt, `${id}:${engagement.version}`);
      return this.engagements.present(tx, id);
    });
  }

  /** One party's yes or no. The last yes makes it active; a no frees the dates. */
  sign(caller: PersonCaller, id: string, request: SignRequest): Promise<SignaturesResponse> {
    const { decision, as, why } = request;
    return this.database.transaction(asPractice(caller), async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, id);
      const after = stateAfter(decision === 'declined' ? 'decline' : 'activate', engagement.state);
      const signed = await this.signatures.findAll(tx, engagement);
      const party = signatoryOf(
        await this.signatures.relationsOf(tx, engagement),
        signed.map((s) => s.party),
        as,
      );
      await this.signatures.add(tx, engagement, party, decision, this.clock.now());
      if (decision === 'declined') await this.free(tx, engagement, after, why ?? `Declined by the ${party}`);
      else if (isAgreed(engagement, agreedIn(signed, party))) await this.activate(tx, engagement);
      return { state: engagement.state, signatures: await this.signatures.findAll(tx, engagement) };
    });
  }

  private async activate(tx: Tx, engagement: Engagement): Promise<void> {
    const now = this.clock.now();
    const dates = await this.repository.findPlanDates(tx, engagement);
    // The holds make room for the sessions that take their place.
    await this.repository.hold(tx, engagement, false);
    await this.repository.move(tx, engagement, 'active', now, null, { activatedAt: now });
    await this.books.sessions.begin(tx, engagement, dates);
    await this.books.reviews.begin(tx, engagement);
    await this.sendRunOut(tx, engagement);
  }

  private async free(tx: Tx, engagement: Engagement, state: Engagement['state'], why: string): Promise<void> {
    await this.repository.hold(tx, engagement, false);
    await this.repository.move(tx, engagement, state, this.clock.now(), why);
    await this.books.meetings.cancelFuture(tx, engagement, 'The engagement is over');
  }

  /** The time to agree is over; unless somebody has decided meanwhile, the dates are free again. */
  private async lapse({ practiceId, engagementId }: EngagementJob): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const engagement = await this.engagements.lockWithCalendars(tx, engagementId);
      const due = engagement.agreementDueAt;
      if (engagement.state !== 'awaiting_agreement' || !due || due > this.clock.now()) return;
      await this.free(tx, engagement, stateAfter('lapse', engagement.state), 'Not agreed in time');
    });
  }

  /** Looks again when the window and its grace are over. */
  async sendRunOut(tx: Tx, engagement: Engagement): Promise<void> {
    const { practiceId, id, graceDays, version } = engagement;
    const lastDay = lastDayOpen(engagement);
    const over = new Date(`${plusDays(lastDay, graceDays + 2)}T00:00:00Z`);
    await this.books.jobs.send(
      tx,
      'engagement-runs-out',
      { practiceId, engagementId: id },
      over,
      `${id}:${lastDay} at ${version}`,
    );
  }
}

function agreedIn(signed: SignatureResponse[], latest: Signatory): Signatory[] {
  return [...signed.filter(({ decision }) => decision === 'agreed').map(({ party }) => party), latest];
}

/** The last day of an engagement, or the day it became active (again) if that is later. */
export function lastDayOpen({ endsOn, activatedAt, timeZone }: Engagement): LocalDate {
  const activeSince = activatedAt ? localDateOf(activatedAt, timeZone) : endsOn;
  return activeSince > endsOn ? activeSince : endsOn;
}

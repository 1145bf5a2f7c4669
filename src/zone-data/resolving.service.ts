import { Injectable } from '@nestjs/common';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Clock } from '../platform/clock/clock.js';
import { uuidv7 } from '../platform/clock/ids.js';
import { tzVersion } from '../platform/clock/zones.js';
import { appendEntry, entryText } from '../platform/database/audit-entry.js';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { ShiftedAppointment, StoredAppointment } from '../scheduling/appointments.types.js';
import { CalendarsService } from '../scheduling/calendars.service.js';
import { clashesAmong, peopleOf, resolveAgain, spanOf } from './resolution.rules.js';
import { ZoneDataRepository } from './zone-data.repository.js';

/** As many as one transaction locks the calendars of for a moment. */
const BATCH = 200;

/** What a batch left as it was. */
interface Left {
  clashing: ShiftedAppointment[];
  begun: StoredAppointment[];
  isLast: boolean;
}

/**
 * Reads the appointments of a practice again, with newer zone data: each keeps its wall clock, and moves where that is
 * another instant now. Done again, or by two at once, it finds nothing to do.
 */
@Injectable()
export class ResolvingService {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
    private readonly engagements: EngagementsService,
    private readonly appointments: ZoneDataRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async resolve(practiceId: string): Promise<void> {
    let clashing = await this.passOver(practiceId);
    // What was in the way may have been in a later batch, and have moved since.
    for (let before = Number.POSITIVE_INFINITY; clashing.length > 0 && clashing.length < before;) {
      before = clashing.length;
      clashing = await this.passOver(practiceId);
    }
    await this.tell(practiceId, clashing);
  }

  /** Batch by batch, each a transaction, so that nobody waits for long; answers what would clash. */
  private async passOver(practiceId: string): Promise<ShiftedAppointment[]> {
    const all: ShiftedAppointment[] = [];
    const left: string[] = [];
    for (let isLast = false; !isLast;) {
      const batch = await this.database.transaction(practiceItself(practiceId), (tx) => this.resolveSome(tx, left));
      all.push(...batch.clashing);
      left.push(...[...batch.clashing, ...batch.begun].map(({ id }) => id));
      isLast = batch.isLast;
    }
    return all;
  }

  private async resolveSome(tx: Tx, except: string[]): Promise<Left> {
    const now = this.clock.now();
    const candidates = await this.appointments.findOlder(tx, now, except, BATCH);
    if (candidates.length === 0) return { clashing: [], begun: [], isLast: true };
    await this.calendars.lock(tx, everybodyIn(candidates));
    await this.engagements.lockAll(tx, [...new Set(candidates.map(({ engagementId }) => engagementId))]);
    // Somebody may have moved or cancelled one of them before it was locked.
    const open = await this.appointments.findOpen(
      tx,
      candidates.map(({ id }) => id),
    );
    const older = open.filter((each) => each.tzVersion < tzVersion && each.startsAt > now);
    const { unchanged, shifted, begun } = resolveAgain(older, now);
    const busy = shifted.length > 0 ? await this.calendars.findBusy(tx, everybodyIn(shifted), spanOf(shifted)) : [];
    const clashing = clashesAmong(shifted, busy);
    await this.appointments.keep(tx, unchanged);
    await this.move(
      tx,
      shifted.filter((each) => !clashing.includes(each)),
      now,
    );
    return { clashing, begun, isLast: candidates.length < BATCH };
  }

  private async move(tx: Tx, moved: ShiftedAppointment[], at: Date): Promise<void> {
    if (moved.length === 0) return;
    await this.appointments.recordHistories(tx, moved, at, whyMoved);
    await this.appointments.move(tx, moved);
    // What was only proposed was promised to nobody: there is nobody to tell.
    await this.appointments.recordMoved(
      tx,
      moved.filter(({ blocks }) => blocks),
      at,
    );
    const act = { outcome: 'done' as const, action: 'zone-data.resolve', wrote: tx.done.wrote };
    await tx.row(appendEntry, [entryText(tx.caller, at, act)]);
  }

  /** Writes a letter to everyone concerned: one each, of all that was not told yet, whichever run it is from. */
  private async tell(practiceId: string, clashing: ShiftedAppointment[]): Promise<void> {
    await this.database.transaction(practiceItself(practiceId), async (tx) => {
      const now = this.clock.now();
      const tellingId = uuidv7({ msecs: now.getTime() });
      if (clashing.length > 0) await this.appointments.recordClashes(tx, clashing, now);
      for (const personId of await this.appointments.beginTelling(tx, tellingId)) {
        const data = { practiceId, personId, tellingId };
        await this.jobs.send(tx, 'zone-data-mails', data, now, `${tellingId}:${personId}`);
      }
    });
  }
}

function everybodyIn(appointments: readonly StoredAppointment[]): string[] {
  return [...new Set(appointments.flatMap(peopleOf))];
}

function whyMoved({ timeZone }: StoredAppointment): string {
  return `The clocks of ${timeZone} are set differently from what was known (time-zone data ${tzVersion})`;
}

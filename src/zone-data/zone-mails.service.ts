import { Injectable, type OnModuleInit } from '@nestjs/common';
import { practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/tx.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Mailer } from '../platform/mail/mailer.js';
import { AppointmentKinds } from '../scheduling/appointment-kinds.service.js';
import { stillStands } from './resolution.rules.js';
import { ZoneDataRepository, type Reader } from './zone-data.repository.js';
import { zoneMail, type Told } from './zone.mails.js';

type Telling = Readonly<Record<'practiceId' | 'personId' | 'tellingId', string>>;

/** Tells people, by mail, what newer zone data did to their appointments. */
@Injectable()
export class ZoneMails implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly appointments: ZoneDataRepository,
    private readonly kinds: AppointmentKinds,
    private readonly mailer: Mailer,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('zone-data-mails', (telling: Telling) => this.send(telling));
  }

  /** What somebody has moved or cancelled since is not told any more; where nothing is left, nobody is written to. */
  private async send({ practiceId, personId, tellingId }: Telling): Promise<void> {
    const letter = await this.database.read(practiceItself(practiceId), async (tx) => {
      const reader = await this.appointments.findReader(tx, personId);
      return reader && { reader, told: await this.findTold(tx, reader, tellingId, personId) };
    });
    if (!letter || letter.told.length === 0) return;
    const { reader, told } = letter;
    const to = { name: reader.name, address: reader.email };
    await this.mailer.send({ to, id: `${tellingId}-${personId}`, ...zoneMail(reader, told) });
  }

  private async findTold(tx: Tx, { language }: Reader, tellingId: string, personId: string): Promise<Told[]> {
    const shifts = await this.appointments.findTold(tx, tellingId, personId);
    const ids = shifts.map(({ appointmentId }) => appointmentId);
    const open = new Map((await this.appointments.findOpen(tx, ids)).map((each) => [each.id, each]));
    return shifts.flatMap((shift) => {
      const now = open.get(shift.appointmentId);
      if (!stillStands(shift, now)) return [];
      const called = this.kinds.all.find(({ table }) => table === shift.kind)?.called[language] ?? '';
      const { localDate, localTime, timeZone } = now;
      return [{ ...shift, localDate, localTime, timeZone, called: `${called} ${shift.withName}` }];
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { AppointmentKind } from './appointments.types.js';

/** Which tables have appointments: each module registers its own when it starts. */
@Injectable()
export class AppointmentKinds {
  private readonly registered: AppointmentKind[] = [];

  register(kind: AppointmentKind): void {
    this.registered.push(kind);
  }

  get all(): readonly AppointmentKind[] {
    return this.registered;
  }
}

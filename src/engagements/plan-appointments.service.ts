import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppointmentKinds } from '../scheduling/appointment-kinds.service.js';

/**
 * Dates of plans are appointments while they are held, and before that, while the plan is a draft. Once all have agreed,
 * sessions have taken their place, and they stay as they were agreed to.
 */
@Injectable()
export class PlanAppointments implements OnModuleInit {
  constructor(private readonly kinds: AppointmentKinds) {}

  onModuleInit(): void {
    this.kinds.register({
      table: 'plan_date',
      open: `a.held or exists (select from engagement e where e.practice_id = a.practice_id and e.id = a.engagement_id
        and e.state = 'draft')`,
      blocks: 'a.held',
      versioned: false,
      called: { en: 'Proposed session with', de: 'Vorgeschlagene Sitzung mit' },
    });
  }
}

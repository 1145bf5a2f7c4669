import { Injectable } from '@nestjs/common';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import type { FieldError } from '../platform/errors/domain-error.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { AvailabilityRepository } from './availability.repository.js';
import type { HolidayPlaceRequest, SetAvailabilityRequest } from './availability.requests.js';
import type { AvailabilityResponse } from './availability.responses.js';
import { wrongHours } from './availability.rules.js';
import { PublicHolidays } from './public-holidays.service.js';

/** When people can be met, by their own word. Nobody else reads it; plans and free slots go by it. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly database: Database,
    private readonly availability: AvailabilityRepository,
    private readonly holidays: PublicHolidays,
  ) {}

  read(caller: PersonCaller): Promise<AvailabilityResponse> {
    return this.database.read(caller, (tx) => this.availability.findOwn(tx));
  }

  /** Sets all of it at once; what was set before and is not said again is over. */
  set(caller: PersonCaller, version: number, request: SetAvailabilityRequest): Promise<AvailabilityResponse> {
    const errors = [...wrongHours(request.weekly, request.exceptions), ...this.wrongPlace(request.holidays)];
    if (errors.length) throw platformErrors.invalid({ errors });
    const { practiceId, personId } = caller;
    return this.database.transaction(caller, async (tx) => {
      if (!(await this.availability.set(tx, { practiceId, personId }, version, request))) throw platformErrors.stale();
      return this.availability.findOwn(tx);
    });
  }

  private wrongPlace(place: HolidayPlaceRequest | null): FieldError[] {
    if (!place) return [];
    const country = this.holidays.countries().find(({ code }) => code === place.country);
    const known = country && (place.region === null || country.regions.some(({ code }) => code === place.region));
    if (known) return [];
    const pointer = country ? '/holidays/region' : '/holidays/country';
    return [{ pointer, code: 'isKnown', detail: 'must be one of GET /api/v1/holiday-regions' }];
  }
}

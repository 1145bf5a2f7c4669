import { Injectable } from '@nestjs/common';
import type { PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { idAfter, pageOf } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/validators.js';
import { toldMean } from './publication.rules.js';
import { PublicationsRepository, type KeptPublication } from './publications.repository.js';
import { PULSE_QUESTIONS } from './pulse.rules.js';
import type { PulsePublicationResponse, PulsePublicationsResponse } from './pulses.responses.js';

/** What is published of pulses, to sponsors and administrators: as it was published, and never anything else. */
@Injectable()
export class AggregatesService {
  constructor(
    private readonly database: Database,
    private readonly publications: PublicationsRepository,
  ) {}

  ofCompany(caller: PersonCaller, companyId: string, { cursor, limit }: PageQuery): Promise<PulsePublicationsResponse> {
    return this.database.read(caller, async (tx) =>
      present(await this.publications.findOfCompany(tx, companyId, idAfter(cursor), limit), limit),
    );
  }

  ofAll(caller: PersonCaller, { cursor, limit }: PageQuery): Promise<PulsePublicationsResponse> {
    return this.database.read(caller, async (tx) =>
      present(await this.publications.findAll(tx, idAfter(cursor), limit), limit),
    );
  }
}

function present(rows: KeptPublication[], limit: number): PulsePublicationsResponse {
  const page = pageOf(rows, limit, ({ id }) => id);
  return { ...page, items: page.items.map(presentOne) };
}

function presentOne({ id, companyId, moment, period, people, ...halves }: KeptPublication): PulsePublicationResponse {
  const questions = PULSE_QUESTIONS.map((question) => ({ question, ...toldMean(halves[question]) }));
  return { id, companyId, moment, period, people, questions };
}

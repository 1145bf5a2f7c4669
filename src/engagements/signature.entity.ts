import { Column, Entity } from 'typeorm';
import { OfEngagement } from './parties.types.js';
import type { Signatory } from './engagement.rules.js';

/** One party's yes or no, with the terms as they read on that day. */
@Entity('signature')
export class Signature extends OfEngagement {
  @Column('text') party: Signatory;
  @Column('uuid') personId: string;
  @Column('text') decision: 'agreed' | 'declined';
  @Column('timestamptz') at: Date;
  @Column('jsonb') terms: object;
  /** Made by Postgres of the one before: without the dates, as a sponsor reads them. */
  @Column({ type: 'jsonb', insert: false, update: false }) shownTerms?: object;
}

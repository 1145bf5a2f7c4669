import { Column, PrimaryColumn } from 'typeorm';

/** What every child of an engagement carries, so that row-level security need not look at the parent. */
export abstract class OfEngagement {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') engagementId: string;
  @Column('uuid') coachId: string;
  @Column('uuid') coacheeId: string;
  @Column('uuid', { nullable: true }) companyId: string | null;
}

/** The engagement, its two people and its company, as its children carry them. */
export type Parties = Pick<OfEngagement, 'practiceId' | 'engagementId' | 'coachId' | 'coacheeId' | 'companyId'>;

/** An engagement's parties, for its children. */
export function partiesOf(engagement: {
  practiceId: string;
  id: string;
  coachId: string;
  coacheeId: string;
  companyId: string | null;
}): Parties {
  const { practiceId, id: engagementId, coachId, coacheeId, companyId } = engagement;
  return { practiceId, engagementId, coachId, coacheeId, companyId };
}

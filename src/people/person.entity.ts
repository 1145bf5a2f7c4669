import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody known to a practice; may sign in once they have an account. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text') timeZone: string;
  @Column('text') language: Language;
  @Column('uuid', { nullable: true }) userId: string | null;
  @Column('uuid', { nullable: true }) companyId: string | null;
  @Column('uuid', { nullable: true }) managerId: string | null;
  @Column('uuid', { nullable: true }) addedById: string | null;
  @Column('timestamptz', { nullable: true }) removedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('integer') version: number;
}

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

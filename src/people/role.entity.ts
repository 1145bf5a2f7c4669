import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ROLE_FAMILIES = ['executive', 'technical_leader', 'other'] as const;
export type RoleFamily = (typeof ROLE_FAMILIES)[number];

/** A job that coachees hold; not a permission. */
@Entity('role')
export class Role {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') family: RoleFamily;
  @Column('boolean') builtIn: boolean;
}

/** A goal that others in a role have worked toward. */
@Entity('example_goal')
export class ExampleGoal {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') roleId: string;
  @Column('integer') position: number;
  @Column('text') wording: string;
  /** When it was taken out of the catalogue; goals that were taken from it stay. */
  @Column('timestamptz', { nullable: true }) retiredAt: Date | null;
}

/** A role over a period, both days included; open-ended while it is held. */
@Entity('person_role')
export class PersonRole {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') roleId: string;
  @Column('date') heldFrom: string;
  @Column('date', { nullable: true }) heldUntil: string | null;
}

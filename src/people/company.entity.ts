import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organization that sponsors engagements of its employees. */
@Entity('company')
export class Company {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('timestamptz') createdAt: Date;
  @Column('integer') version: number;
}

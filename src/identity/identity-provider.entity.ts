import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a company signs its people in with, by OpenID Connect. It vouches for that company's people in one practice. */
@Entity('identity_provider')
export class IdentityProvider {
  @PrimaryColumn('uuid') practiceId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') companyId: string;
  @Column('text') issuer: string;
  @Column('text') clientId: string;
  @Column('bytea') clientSecretSealed: Buffer;
  @Column('timestamptz') createdAt: Date;
  @Column('uuid') createdById: string;
  @Column('integer') version: number;
}

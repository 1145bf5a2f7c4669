import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { sql, type Tx } from '../platform/database/tx.js';
import { SealBroken } from '../platform/secrets/seal.js';
import { SealedBox } from '../platform/secrets/sealed-box.js';
import { IdentityProvider } from './identity-provider.entity.js';
import type { ProviderAccess } from './openid-connect.service.js';

const practiceOf = sql(`select practice_id as "practiceId" from find_identity_provider($1)`);
const PROVIDER = `select id, company_id as "companyId", issuer, client_id as "clientId", version`;
const ofCompany = sql(`${PROVIDER} from identity_provider where company_id = $1`);
const byId = sql(`${PROVIDER}, client_secret_sealed as sealed from identity_provider where id = $1`);

/** A provider, without its secret. */
export type KnownProvider = Pick<IdentityProvider, 'id' | 'companyId' | 'issuer' | 'clientId' | 'version'>;
/** A provider with what is needed to ask it. */
export type UsableProvider = KnownProvider & ProviderAccess & { practiceId: string };

/** The identity providers of companies. */
@Injectable()
export class IdentityProvidersRepository {
  constructor(
    private readonly database: Database,
    private readonly box: SealedBox,
  ) {}

  /** The practice of a provider. Whoever asks is nobody yet, and has its link. */
  async findPractice(id: string): Promise<string | undefined> {
    return (await this.database.lookUp<{ practiceId: string }>(practiceOf, [id]))[0]?.practiceId;
  }

  findOfCompany(tx: Tx, companyId: string): Promise<KnownProvider | undefined> {
    return tx.row(ofCompany, [companyId]);
  }

  async findUsable(tx: Tx, id: string): Promise<UsableProvider | undefined> {
    const found = await tx.row<KnownProvider & { sealed: Buffer }>(byId, [id]);
    if (!found) return undefined;
    const { sealed, ...provider } = found;
    const { practiceId } = tx.caller;
    const clientSecret = this.open(sealed, contextOf(practiceId, id));
    return clientSecret === undefined ? undefined : { ...provider, practiceId, clientSecret };
  }

  async add(tx: Tx, id: string, companyId: string, access: ProviderAccess, createdAt: Date): Promise<void> {
    const { practiceId, personId: createdById } = tx.caller;
    const about = { practiceId, id, companyId, createdAt, createdById, version: 1 };
    await tx.insert(IdentityProvider, { ...about, ...this.columnsOf(practiceId, id, access) });
  }

  /** Changes one at a version; answers whether it was still that version. */
  async change(tx: Tx, { id, version }: KnownProvider, access: ProviderAccess): Promise<boolean> {
    const { practiceId } = tx.caller;
    const change = { ...this.columnsOf(practiceId, id, access), version: version + 1 };
    return (await tx.update(IdentityProvider, { practiceId, id, version }, change)) === 1;
  }

  async remove(tx: Tx, companyId: string): Promise<void> {
    await tx.delete(IdentityProvider, { practiceId: tx.caller.practiceId, companyId });
  }

  /** One that was sealed under another AUTH_SECRET is of no use, until it is set anew. */
  private open(sealed: Buffer, context: string): string | undefined {
    try {
      return this.box.open(sealed, context);
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }

  private columnsOf(practiceId: string, id: string, { issuer, clientId, clientSecret }: ProviderAccess) {
    return { issuer, clientId, clientSecretSealed: this.box.seal(clientSecret, contextOf(practiceId, id)) };
  }
}

/** A sealed secret copied into another provider's row does not open. */
function contextOf(practiceId: string, id: string): string {
  return `identity-provider:${practiceId}:${id}`;
}

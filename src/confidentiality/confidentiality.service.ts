import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import type { Tx } from '../platform/database/tx.js';
import { MasterKeys } from '../platform/secrets/master-keys.js';
import { KEY_BYTES } from '../platform/secrets/seal.js';
import { confidentialityErrors } from './confidentiality.errors.js';
import { ContentKey } from './content-key.types.js';
import { ContentKeysRepository, type Engaged, type KeptKey } from './content-keys.repository.js';

/** What a key is wrapped for: copied to another engagement, it does not open there. */
export function wrappedFor(engagementId: string): string {
  return `engagement:${engagementId}`;
}

/**
 * What is said in an engagement is sealed under a key of its own, which is kept wrapped under a master key of the
 * settings. Whoever has the database alone reads none of it; and without an engagement's key, nobody does.
 */
@Injectable()
export class Confidentiality {
  private readonly masterKeys: MasterKeys;

  constructor(
    @Inject(SETTINGS) settings: Pick<RunningSettings, 'contentKeys'>,
    private readonly keys: ContentKeysRepository,
    private readonly clock: Clock,
  ) {
    this.masterKeys = new MasterKeys(settings.contentKeys);
  }

  /**
   * The key to write with: made when the first words are written.
   * @throws content.erased
   */
  async keyFor(tx: Tx, engagement: Engaged): Promise<ContentKey> {
    const kept = await this.keyOf(tx, engagement.id);
    if (kept) return kept;
    const made = this.masterKeys.wrap(randomBytes(KEY_BYTES), wrappedFor(engagement.id));
    await this.keys.add(tx, engagement, made, this.clock.now());
    const key = await this.keyOf(tx, engagement.id);
    if (!key) throw new Error('An engagement has no key, though it was made');
    return key;
  }

  /**
   * The key to read with; undefined where nothing has been said yet.
   * @throws content.erased
   */
  async keyOf(tx: Tx, engagementId: string): Promise<ContentKey | undefined> {
    const kept = await this.keys.find(tx, engagementId);
    if (kept?.erasedAt) throw confidentialityErrors.erased();
    return kept && this.unwrapped(engagementId, kept);
  }

  /** The key to read with, where what was said is beside something that stays; undefined also where it was erased. */
  async keyIfKept(tx: Tx, engagementId: string): Promise<ContentKey | undefined> {
    const kept = await this.keys.find(tx, engagementId);
    return kept && this.unwrapped(engagementId, kept);
  }

  /** The same for several engagements, by id: one statement, however many there are. */
  async keysIfKept(tx: Tx, engagementIds: readonly string[]): Promise<ReadonlyMap<string, ContentKey>> {
    const kept = await this.keys.findAll(tx, engagementIds);
    const keys = kept.map((each) => [each.engagementId, this.unwrapped(each.engagementId, each)] as const);
    return new Map(keys.flatMap(([id, key]) => (key ? [[id, key]] : [])));
  }

  private unwrapped(engagementId: string, kept: KeptKey): ContentKey | undefined {
    if (kept.erasedAt) return undefined;
    return new ContentKey(this.masterKeys.unwrap(kept, wrappedFor(engagementId)));
  }
}

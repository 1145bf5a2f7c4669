import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { nobody, practiceItself } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { Rounds } from '../platform/jobs/rounds.js';
import { MasterKeys } from '../platform/secrets/master-keys.js';
import { wrappedFor } from './confidentiality.service.js';
import { ContentKeysRepository, masterKeysInUse } from './content-keys.repository.js';

/** Keys that are wrapped anew in one transaction. */
const AT_ONCE = 200;

/** Changes the master key while all goes on: daily, and when a server starts, keys under an older one are wrapped anew. */
@Injectable()
export class KeyRotation implements OnModuleInit {
  private readonly masterKeys: MasterKeys;

  constructor(
    @Inject(SETTINGS) settings: Pick<RunningSettings, 'contentKeys'>,
    private readonly database: Database,
    private readonly keys: ContentKeysRepository,
    private readonly rounds: Rounds,
  ) {
    this.masterKeys = new MasterKeys(settings.contentKeys);
  }

  onModuleInit(): void {
    // With the name of the key: an instance that does not have it yet, or puts another first, leaves it to others.
    this.rounds.daily(`content-keys under ${this.masterKeys.current}`, (practiceId) => this.rewrap(practiceId));
  }

  /**
   * A server without a master key that is in use would answer 500 to whoever reads what is sealed under it.
   * @throws MasterKeysMissing naming them
   */
  async refuseMissing(): Promise<void> {
    const inUse = await this.database.ask<{ name: string }>(nobody, masterKeysInUse);
    const missing = inUse.map(({ name }) => name).filter((name) => !this.masterKeys.has(name));
    if (missing.length) throw new MasterKeysMissing(missing);
  }

  private async rewrap(practiceId: string): Promise<void> {
    const { current } = this.masterKeys;
    for (let isMore = true; isMore;)
      isMore = await this.database.transaction(practiceItself(practiceId), async (tx) => {
        const some = await this.keys.findWrappedOtherwise(tx, practiceId, current, AT_ONCE);
        for (const { engagementId, ...kept } of some) {
          const key = this.masterKeys.unwrap(kept, wrappedFor(engagementId));
          await this.keys.rewrap(tx, { engagementId, ...this.masterKeys.wrap(key, wrappedFor(engagementId)) });
        }
        return some.length === AT_ONCE;
      });
  }
}

/** What is sealed cannot be read with these settings. */
export class MasterKeysMissing extends Error {
  constructor(names: readonly string[]) {
    super(
      `The server does not start: what is said is sealed under ${names.join(', ')}, which CONTENT_KEYS does not name.`,
    );
    this.name = 'MasterKeysMissing';
  }
}

import { Injectable } from '@nestjs/common';
import { practiceItself, type PersonCaller } from '../platform/database/caller.js';
import { Database } from '../platform/database/database.js';
import { platformErrors } from '../platform/errors/platform.errors.js';
import { MailWishes, type PromptTopic } from '../reviews/mail-wishes.types.js';
import { inOrder } from './mail-preference.rules.js';
import { MailPreferencesRepository } from './mail-preferences.repository.js';
import type { SetMailPreferencesRequest } from './mail-preferences.requests.js';
import type { MailPreferencesResponse } from './mail-preferences.responses.js';

/** What people want mail about: each their own, in each practice. */
@Injectable()
export class MailPreferencesService {
  constructor(
    private readonly database: Database,
    private readonly preferences: MailPreferencesRepository,
  ) {}

  read(caller: PersonCaller): Promise<MailPreferencesResponse> {
    return this.database.read(caller, (tx) => this.preferences.find(tx, caller.personId));
  }

  /** Chooses all of it at once. */
  set(caller: PersonCaller, version: number, request: SetMailPreferencesRequest): Promise<MailPreferencesResponse> {
    const { practiceId, personId } = caller;
    const { remindBefore, reviews, goals, pulse } = request;
    const chosen = { remindBefore: inOrder(remindBefore), reviews, goals, pulse };
    return this.database.transaction(caller, async (tx) => {
      if (!(await this.preferences.choose(tx, { practiceId, personId }, version, chosen))) throw platformErrors.stale();
      return this.preferences.find(tx, personId);
    });
  }
}

/** Tells whoever sends prompts what people have chosen by now. */
@Injectable()
export class ChosenMailWishes extends MailWishes {
  constructor(
    private readonly database: Database,
    private readonly preferences: MailPreferencesRepository,
  ) {
    super();
  }

  async wants(practiceId: string, personId: string, about: PromptTopic): Promise<boolean> {
    const chosen = await this.database.read(practiceItself(practiceId), (tx) => this.preferences.find(tx, personId));
    return chosen[about];
  }
}

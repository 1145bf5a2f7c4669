import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { Letter } from '../platform/mail/letter.js';
import { MailWishes, type PromptTopic } from './mail-wishes.types.js';
import type { Prompted } from './review.mails.js';

/** Whom a prompt is for, and what it is about: a kind of mail that they may not want. */
export interface PromptTo {
  practiceId: string;
  reader: Prompted;
  about: PromptTopic;
}

/** Sends prompts: each says that something waits and where, and nothing of what it is. */
@Injectable()
export class PromptMailer {
  private readonly url: string;

  constructor(
    private readonly mailer: Mailer,
    private readonly wishes: MailWishes,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.url = settings.publicUrl;
  }

  /**
   * Whoever does not want mail about this, by now, gets none.
   * @param id by which a second one is recognized
   * @param place where it waits, beneath the server's own address
   */
  async send({ practiceId, reader, about }: PromptTo, id: string, place: string, write: (link: string) => Letter) {
    if (!(await this.wishes.wants(practiceId, reader.id, about))) return;
    const { name, email } = reader;
    await this.mailer.send({ to: { name, address: email }, id, ...write(`${this.url}/${place}`) });
  }
}

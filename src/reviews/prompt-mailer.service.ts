import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type RunningSettings } from '../platform/config/running-settings.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { Letter } from '../platform/mail/letter.js';
import type { Prompted } from './review.mails.js';

/** Sends prompts: each says that something waits and where, and nothing of what it is. */
@Injectable()
export class PromptMailer {
  private readonly url: string;

  constructor(
    private readonly mailer: Mailer,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.url = settings.publicUrl;
  }

  /**
   * @param id by which a second one is recognized
   * @param place where it waits, beneath the server's own address
   */
  async send({ name, email }: Prompted, id: string, place: string, write: (link: string) => Letter): Promise<void> {
    await this.mailer.send({ to: { name, address: email }, id, ...write(`${this.url}/${place}`) });
  }
}

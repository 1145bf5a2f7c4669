import type { OnApplicationShutdown } from '@nestjs/common';
import type { MailAddress } from '../config/mail-settings.js';
import { GiveUp } from '../jobs/jobs.js';

/** A mail to one person. Who it is from, and what marks it as written by a machine, is added. */
export interface Mail {
  to: MailAddress;
  subject: string;
  text: string;
  html?: string;
  /** What makes it the same mail, where the job that sends it is done twice: letters, digits and dashes. */
  id?: string;
}

/** Sends mail. Ask it in a job: a mail server may be away, and a mail that was sent is not undone with a transaction. */
export abstract class Mailer implements OnApplicationShutdown {
  /**
   * @returns once the mail was taken
   * @throws MailNotSent where it was not; it may be tried again. MailRefused where that is no use
   */
  abstract send(mail: Mail): Promise<void>;

  /** Lets go of connections that are kept. */
  onApplicationShutdown(): void {}
}

/** A mail that nobody took. It says why by code alone: what a mail server says may quote the address. */
export class MailNotSent extends Error {
  constructor(why: string) {
    super('The mail was not sent');
    this.name = `MailNotSent ${why}`;
  }
}

/** A mail that its server refuses for good, such as one to a mailbox that is not there. */
export class MailRefused extends GiveUp {
  constructor(why: string) {
    super('The mail was refused for good');
    this.name = `MailRefused ${why}`;
  }
}

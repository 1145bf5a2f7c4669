import { Jobs, MAIL_QUEUES } from '../platform/jobs/jobs.js';
import type { KeptMailer } from '../platform/mail/kept-mailer.js';
import { DemonstrationError } from './in-process-api.js';

/** What the people of the demonstration are mailed: they are made up, so it is kept here and sent to nobody. */
export class Mailbag {
  constructor(
    private readonly jobs: Jobs,
    private readonly mailer: KeptMailer,
  ) {}

  /** The code in the latest mail to an address. */
  async codeTo(address: string): Promise<string> {
    await this.jobs.runDue(MAIL_QUEUES);
    const code = /^ {4}(\S+)$/m.exec(this.mailer.to(address)?.text ?? '')?.[1];
    if (!code) throw new DemonstrationError(`The demonstration mailed no code to ${address}.`);
    return code;
  }
}

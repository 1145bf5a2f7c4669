import { Mailer, type Mail } from './mailer.js';

/** Keeps what it is given, and sends nothing: for people who are made up. */
export class KeptMailer extends Mailer {
  /** Everything, the earliest first. */
  readonly all: Mail[] = [];

  send(mail: Mail): Promise<void> {
    this.all.push(mail);
    return Promise.resolve();
  }

  /** The latest to an address. */
  to(address: string): Mail | undefined {
    return this.all.findLast((mail) => mail.to.address === address);
  }
}

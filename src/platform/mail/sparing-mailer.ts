import { Mailer, type Mail } from './mailer.js';

/**
 * Sends nothing to an address that can be nobody's: names under `.invalid` never resolve (RFC 2606, section 2). So no
 * mail about somebody made up ever leaves, whatever asks for it.
 */
export class SparingMailer extends Mailer {
  constructor(private readonly mailer: Mailer) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    if (!mail.to.address.toLowerCase().endsWith('.invalid')) await this.mailer.send(mail);
  }

  override onApplicationShutdown(): void {
    this.mailer.onApplicationShutdown();
  }
}

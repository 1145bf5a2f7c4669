import { createTransport } from 'nodemailer';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../clock/clock.js';
import type { Envelope } from './envelope.js';
import { Mailer, MailNotSent, type Mail } from './mailer.js';

/**
 * Writes each mail into a folder, where there is no mail server. A file is named by its time and some random letters, not
 * by the address: the log tells the name, and the log has nobody's address.
 */
export class FolderMailer extends Mailer {
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly folder: string,
    private readonly envelope: Envelope,
    private readonly clock: Clock,
    private readonly log: Pick<Logger, 'info'>,
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const moment = this.clock.now().toISOString().replaceAll(/[-:.]/g, '');
    const file = join(this.folder, `${moment}-${randomBytes(4).toString('hex')}.eml`);
    try {
      const { message } = await this.composer.sendMail(this.envelope.around(mail));
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      // Codes are in it: for whoever runs the server, and no other user of the machine.
      await writeFile(file, message as Buffer, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      throw new MailNotSent((error as NodeJS.ErrnoException).code ?? 'EUNKNOWN');
    }
    this.log.info({ file }, 'mail was written to a file: there is no SMTP_URL');
  }
}

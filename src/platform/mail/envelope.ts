import type { SendMailOptions } from 'nodemailer';
import type { Clock } from '../clock/clock.js';
import { uuidv7 } from '../clock/ids.js';
import type { MailAddress } from '../config/mail-settings.js';
import type { Settings } from '../config/settings.js';
import type { Mail } from './mailer.js';

/** What goes around every mail: from whom, when, and that no answer is expected. */
export class Envelope {
  private readonly from: MailAddress;
  private readonly host: string;

  constructor(
    settings: Pick<Settings, 'mailFrom' | 'publicUrl'>,
    private readonly clock: Clock,
  ) {
    this.from = settings.mailFrom;
    this.host = new URL(settings.publicUrl).hostname;
  }

  /** The mail as the library takes it. Addresses are objects: a header of text would be parsed, and could be two. */
  around({ to, subject, text, html, id = uuidv7() }: Mail): SendMailOptions {
    const recipient = { name: inOneLine(to.name), address: to.address };
    return {
      from: this.from,
      to: recipient,
      // Whoever the headers name, it goes to this one.
      envelope: { from: { name: '', address: this.from.address }, to: { name: '', address: to.address } },
      subject: inOneLine(subject),
      text,
      ...(html !== undefined && { html }),
      messageId: `<${id}@${this.host}>`,
      date: this.clock.now(),
      // RFC 3834: nobody's "I am away" answers it.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }
}

/** Names and subjects are typed by people: a line break in one must not begin a header. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

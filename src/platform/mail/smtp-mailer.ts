import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { SmtpServer } from '../config/mail-settings.js';
import type { Envelope } from './envelope.js';
import { Mailer, MailNotSent, MailRefused, type Mail } from './mailer.js';

/** A mail server that says nothing for this long is away, and twice as long is all that a mail may take. */
const PATIENCE_MS = 10_000;

/** Sends by SMTP. */
export class SmtpMailer extends Mailer {
  private readonly transport;

  constructor(
    server: SmtpServer,
    private readonly envelope: Envelope,
    private readonly log: Pick<Logger, 'warn'>,
    private readonly patience = PATIENCE_MS,
  ) {
    super();
    const { host, port, secure, startTls, auth } = server;
    this.transport = createTransport({
      ...{ host, port, secure, requireTLS: startTls === 'required', ignoreTLS: startTls === 'never' },
      ...(auth && { auth }),
      pool: true,
      maxConnections: 2,
      // A mail whose connection breaks is tried on another once; then it is the job that tries again.
      maxRequeues: 1,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      dnsTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(mail: Mail): Promise<void> {
    const signal = AbortSignal.timeout(2 * this.patience);
    try {
      await this.transport.sendMail({ ...this.envelope.around(mail), signal });
    } catch (error) {
      // Not even as its cause: whoever logs that would log what the server said.
      if (!isRefusedForGood(error)) throw new MailNotSent(whyNot(error));
      // Neither to whom nor what: the code is enough to see that it happens, and how often.
      this.log.warn({ why: whyNot(error) }, 'a mail was refused for good');
      throw new MailRefused(whyNot(error));
    }
  }

  /** Says goodbye to the server; what is under way fails, and its job is done again. */
  override onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** The server's answer to this address or this mail, as RFC 5321 has it: 5 and two digits. Wrong credentials are ours. */
function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const isOfMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return isOfMail && typeof responseCode === 'number' && responseCode >= 500;
}

/** `EENVELOPE 550`: the library's code, and the server's. */
function whyNot(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const told = [code, responseCode].filter((each) => typeof each === 'string' || typeof each === 'number');
  return told.join(' ') || 'EUNKNOWN';
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** A mail as it arrived: parsed, with whom it was handed over for, and every byte of it. */
export interface Delivered extends Email {
  recipients: string[];
  raw: string;
}

/** A mail server of a test's own, and what it was given. */
export class Mailbox {
  /** Everything, the earliest first. */
  readonly all: Delivered[] = [];
  /** Addresses that it takes nothing for. */
  readonly refused = new Set<string>();
  /** Takes nothing for now, from anybody. */
  busy = false;
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_from, _session, callback) => callback(this.busy ? refusal(451, 'Try again later') : null),
    onRcptTo: ({ address }, _session, callback) =>
      // As servers refuse, who like to quote the address.
      callback(this.refused.has(address) ? refusal(550, `<${address}>: there is no such mailbox`) : null),
    onData: (stream, session, callback) => callbackify(() => this.take(stream, session))(callback),
  });

  private constructor() {
    // A client that went away is nothing to fail for.
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    mailbox.server.listen(0, '127.0.0.1');
    await once(mailbox.server.server, 'listening');
    return mailbox;
  }

  /** For SMTP_URL. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** The latest mail to an address. Jobs send it: `test.deliver()` does them. */
  to(address: string): Promise<Delivered> {
    const found = this.all.findLast(({ recipients }) => recipients.includes(address));
    const others = this.all.flatMap(({ recipients }) => recipients).join(', ');
    return found
      ? Promise.resolve(found)
      : Promise.reject(new Error(`No mail to ${address}; to: ${others || 'nobody'}`));
  }

  clear(): void {
    this.all.length = 0;
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const recipients = envelope.rcptTo.map(({ address }) => address);
    this.all.push({ ...(await PostalMime.parse(raw)), recipients, raw: raw.toString('utf8') });
  }
}

function refusal(responseCode: number, said: string): Error {
  return Object.assign(new Error(said), { responseCode });
}

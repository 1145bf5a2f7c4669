import { Mailer, type Mail } from './mailer.js';
import { SparingMailer } from './sparing-mailer.js';

/** Keeps what it is given, and whether it was let go of. */
class Pigeonhole extends Mailer {
  readonly taken: string[] = [];
  isClosed = false;

  async send({ to }: Mail): Promise<void> {
    this.taken.push(to.address);
  }

  override onApplicationShutdown(): void {
    this.isClosed = true;
  }
}

describe('a mailer that spares who is made up', () => {
  const pigeonhole = new Pigeonhole();
  const mailer = new SparingMailer(pigeonhole);

  it('sends to everybody but those whose address is nobody’s', async () => {
    const addresses = [
      'kit@example.org',
      'you@demonstration.invalid',
      'YOU@DEMONSTRATION.INVALID',
      'a@invalid.example',
    ];
    for (const address of addresses)
      await mailer.send({ to: { name: 'Kit', address }, subject: 'Hello', text: 'Hello' });
    expect(pigeonhole.taken).toEqual(['kit@example.org', 'a@invalid.example']);
  });

  it('lets go of the mail server when the server stops', () => {
    mailer.onApplicationShutdown();
    expect(pigeonhole.isClosed).toBe(true);
  });
});

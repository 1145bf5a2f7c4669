import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Unexpected } from './expecting.js';

const PATIENCE_MS = 10_000;

/**
 * Reads the mail that a server without a mail server writes into a folder.
 * @returns what answers the latest mail to an address, as text, waiting for it to come
 */
export function mailIn(folder: string): (address: string) => Promise<string> {
  return async (address) => {
    for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; await delay(50)) {
      const mail = await latestTo(folder, address);
      if (mail) return mail;
    }
    throw new Unexpected(
      `No mail to ${address} came to the folder ${folder}. The tour reads the mail of a server that writes it there ` +
        '(without SMTP_URL); name its folder: npm run tour -- --mail .data/mail',
    );
  };
}

/** Quoted-printable (RFC 2045, 6.7) breaks long lines, and says so by a sign at their end; codes may be on one. */
function unfolded(mail: string): string {
  return mail.replaceAll('=\n', '').replaceAll('=3D', '=');
}

async function latestTo(folder: string, address: string): Promise<string | undefined> {
  const files = (await readdir(folder).catch(() => [])).toSorted((a, b) => (a < b ? 1 : -1));
  for (const file of files) {
    const mail = await readFile(join(folder, file), 'utf8');
    if (mail.includes(`<${address}>`) || mail.includes(`To: ${address}`))
      return unfolded(mail.replaceAll('\r\n', '\n'));
  }
  return undefined;
}

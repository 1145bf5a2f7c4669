import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../clock/clock.js';
import { smtpServerOf } from '../config/mail-settings.js';
import type { Settings } from '../config/settings.js';
import { Envelope } from './envelope.js';
import { FolderMailer } from './folder-mailer.js';
import type { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** The folder that mail is written into where the settings name no mail server. */
export function mailFolderOf({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'mail');
}

/** By SMTP where the settings name a server, and else into a folder. Nothing is connected to or written yet. */
export function chooseMailer(
  settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'publicUrl' | 'dataDir'>,
  clock: Clock,
  log: Pick<Logger, 'info' | 'warn'>,
): Mailer {
  const envelope = new Envelope(settings, clock);
  const server = smtpServerOf(settings.smtpUrl ?? '');
  return server
    ? new SmtpMailer(server, envelope, log)
    : new FolderMailer(mailFolderOf(settings), envelope, clock, log);
}

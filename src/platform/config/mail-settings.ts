/** Whom a mail is from or to. */
export interface MailAddress {
  /** As people read it; empty where there is none. */
  name: string;
  address: string;
}

/** A mail server, and how far the way to it is trusted. */
export interface SmtpServer {
  host: string;
  port: number;
  /** Speaks TLS from the first byte. */
  secure: boolean;
  /** Passwords and codes do not leave this machine unencrypted, unless somebody said that they may. */
  startTls: 'required' | 'never';
  auth?: { user: string; pass: string };
}

const ADDRESS = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/;
const NAMED = /^(?:"(?<quoted>[^"\\\p{Cc}]*)"|(?<plain>[^"<>,;\\\p{Cc}]*?)) *<(?<address>[^<>]+)>$/u;

/** Reads `ada@example.org` or `Ada Byron <ada@example.org>`; undefined where it is not one address. */
export function mailAddressOf(text: string): MailAddress | undefined {
  const { quoted, plain, address = text.trim() } = NAMED.exec(text.trim())?.groups ?? {};
  return ADDRESS.test(address) ? { name: quoted ?? plain ?? '', address } : undefined;
}

/**
 * Reads `smtp://user:password@host:port` or `smtps://…`. With `smtp:`, TLS begins by STARTTLS and is demanded, except on
 * the way to this machine, or where the address ends in `?starttls=never`.
 * @returns undefined where it is none
 */
export function smtpServerOf(text: string): SmtpServer | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url?.hostname || !['smtp:', 'smtps:'].includes(url.protocol)) return undefined;
  const auth = authOf(url);
  const secure = url.protocol === 'smtps:';
  if (!auth || !['', '/'].includes(url.pathname) || url.hash) return undefined;
  if (url.search && (secure || url.search !== '?starttls=never')) return undefined;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    secure,
    port: Number(url.port) || (secure ? 465 : 587),
    startTls: secure || url.search || isThisMachine(host) ? 'never' : 'required',
    ...(auth.user && { auth }),
  };
}

/** What a mail server on this machine is told goes no further; its certificate is mostly one that nobody signed. */
function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function authOf({ username, password }: URL): { user: string; pass: string } | undefined {
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}

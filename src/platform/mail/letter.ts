import type { Language } from './language.js';

/** A paragraph, a code to be typed, or a link to follow. */
export type Part = { text: string } | { code: string } | { link: string; label: string };

/** What a mail says, for programs that show text and those that show HTML. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** Writes a mail: nothing in it is fetched from anywhere, so opening it tells nobody anything. */
export function letter(language: Language, subject: string, parts: readonly Part[]): Letter {
  const text = parts.map(asText).join('\n\n');
  const body = parts.map(asHtml).join('\n');
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; color: #1a1b1e; max-width: 34rem; margin: 2rem auto; padding: 0 1rem">
${body}
</body></html>`;
  return { subject, text: `${text}\n`, html };
}

function asText(part: Part): string {
  if ('text' in part) return part.text;
  return 'code' in part ? `    ${part.code}` : `${part.label}: ${part.link}`;
}

function asHtml(part: Part): string {
  if ('text' in part) return `<p>${escaped(part.text)}</p>`;
  if ('code' in part)
    return `<p style="font: 600 24px/1.5 ui-monospace, monospace; overflow-wrap: anywhere">${escaped(part.code)}</p>`;
  return `<p><a href="${escaped(part.link)}" style="color: #1864ab">${escaped(part.label)}</a></p>`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

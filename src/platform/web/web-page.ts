/** Stands in the built page where each answer has a nonce of its own. */
const NONCE = /RAPPORT-NONCE/g;
const NOT_SCREENS = /^\/(api|health|metrics|assets)(\/|\?|$)/;

/** What a browser asks with, as far as it says whether a screen is meant. */
interface Asked {
  method: string;
  url: string;
  accept: string | undefined;
}

/** Whether somebody's browser goes to an address of the app: any that is not the server's own. */
export function isScreen({ method, url, accept }: Asked): boolean {
  return (method === 'GET' || method === 'HEAD') && !NOT_SCREENS.test(url) && (accept ?? '').includes('text/html');
}

/**
 * The page as it is sent: with a nonce for the styles that components add, and with the reader's choices of colours and
 * language, which they keep in cookies. So nothing flashes, and no script stands in the page.
 */
export function pageFor(template: string, nonce: string, cookies: string | undefined): string {
  const scheme = choice(cookies, 'rapport.colours', ['light', 'dark']);
  const language = choice(cookies, 'rapport.language', ['en', 'de']) ?? 'en';
  const attributes = scheme ? `lang="${language}" data-mantine-color-scheme="${scheme}"` : `lang="${language}"`;
  return template.replace('lang="en"', attributes).replace(NONCE, nonce);
}

/** A cookie's value where it is one of these: whatever else it may hold goes into no page. */
function choice(cookies: string | undefined, name: string, of: string[]): string | undefined {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([key]) => key === name)?.[1];
  return of.find((allowed) => allowed === value);
}

/** What the app may load and do: from here alone, no script but its files, no style but its files and the nonce's. */
export function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const KEY = 'rapport.company';
const WAY = 'rapport.way-to';
const ID = /^[0-9a-f-]{36}$/i;

/** The company's provider whose link was opened in this browser: it can sign its owner in from then on. */
export function companyKnown(): string | undefined {
  return localStorage.getItem(KEY) ?? undefined;
}

/** Keeps the provider of a link, if it is one. */
export function keepCompany(providerId: string | null): void {
  if (providerId && ID.test(providerId)) localStorage.setItem(KEY, providerId);
}

/** Whoever comes next may be of another one. */
export function forgetCompany(): void {
  localStorage.removeItem(KEY);
}

/** Where somebody was going, while their browser is at the company. */
export function keepWay(to: string): void {
  sessionStorage.setItem(WAY, to);
}

export function takeWay(): string {
  const to = sessionStorage.getItem(WAY) ?? '/';
  sessionStorage.removeItem(WAY);
  return to;
}

/** What a reader chose for this browser: in cookies, which the server's page is made with. None of it is a secret. */
type Choice = 'colours' | 'language';

const A_YEAR = 31_536_000;

/** The choice, where it is one of these. */
export function chosen<T extends string>(choice: Choice, of: readonly T[]): T | undefined {
  const found = new RegExp(`(?:^|; )rapport\\.${choice}=([^;]*)`).exec(document.cookie)?.[1];
  return of.find((allowed) => allowed === found);
}

export function keepChoice(choice: Choice, value: string): void {
  document.cookie = `rapport.${choice}=${value}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax`;
}

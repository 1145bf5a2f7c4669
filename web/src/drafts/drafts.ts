/** The part of a browser's storage that drafts need; a test hands in its own. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'rapport.draft.';

/** Texts not yet submitted, kept in this browser for one person alone. */
export class Drafts {
  constructor(private readonly shelf: Shelf) {}

  read(personId: string, thing: string): string | undefined {
    return this.shelf.getItem(keyOf(personId, thing)) ?? undefined;
  }

  /** An empty text is no draft. */
  keep(personId: string, thing: string, text: string): void {
    if (text) this.shelf.setItem(keyOf(personId, thing), text);
    else this.shelf.removeItem(keyOf(personId, thing));
  }

  /** What somebody else left here is not for whoever signs in now, nor for those who look into the browser. */
  keepOnlyOf(personIds: string[]): void {
    for (const key of this.keys())
      if (!personIds.some((id) => key.startsWith(keyOf(id, '')))) this.shelf.removeItem(key);
  }

  /** How many somebody has: told before signing out removes them. */
  countOf(personIds: string[]): number {
    return this.keys().filter((key) => personIds.some((id) => key.startsWith(keyOf(id, '')))).length;
  }

  private keys(): string[] {
    const all = Array.from({ length: this.shelf.length }, (_none, place) => this.shelf.key(place) ?? '');
    return all.filter((key) => key.startsWith(PREFIX));
  }
}

function keyOf(personId: string, thing: string): string {
  return `${PREFIX}${personId}.${thing}`;
}

/** Those of this browser. */
export const drafts = new Drafts(globalThis.localStorage);

import { readdirSync, readFileSync } from 'node:fs';

type Tree = { [key: string]: string | Tree };

const file = (name: string) => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Tree;
/** What is loaded at once, and what is loaded later. */
const PARTS = readdirSync(new URL('.', import.meta.url))
  .filter((name) => /(^|\.)en\.json$/.test(name))
  .map((name) => name.slice(0, -'en.json'.length));
const read = (language: string) => Object.assign({}, ...PARTS.map((part) => file(part + language))) as Tree;
const en = said(read('en'));
const de = said(read('de'));

describe('the words of the app', () => {
  it('are there in both languages, and none in one alone', () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
  });

  it('have the same blanks to fill in both', () => {
    for (const [key, text] of Object.entries(en))
      expect({ key, blanks: blanks(de[key] ?? '') }).toEqual({ key, blanks: blanks(text) });
  });

  it('are each in one file alone', () => {
    for (const language of ['en', 'de']) {
      const keys = PARTS.flatMap((part) => Object.keys(file(part + language)));
      expect(keys).toHaveLength(new Set(keys).size);
    }
  });

  it('are never empty', () => {
    const empty = [...Object.entries(en), ...Object.entries(de)].filter(([, text]) => !text.trim());
    expect(empty).toEqual([]);
  });
});

/** Each text by the path of its key, in the order of the keys. */
function said(tree: Tree, path = ''): Record<string, string> {
  const parts = Object.entries(tree)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, value]) => (typeof value === 'string' ? { [path + key]: value } : said(value, `${path}${key}.`)));
  return Object.assign({}, ...parts) as Record<string, string>;
}

function blanks(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? ''))].filter(Boolean).sort();
}

import { readFileSync } from 'node:fs';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What the server does by itself, or before anybody is in the practice. */
const BESIDES = ['invitation.accept', 'practice.start', 'sign-in.by-company', 'zone-data.resolve'];

describe('what somebody did', () => {
  const [, table = ''] =
    /export const permissions = \{([\s\S]*?)\n\}/.exec(read('../../../src/access/permissions.ts')) ?? [];
  const permissions = [...table.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(([, name = '']) => name);

  it('has words for every permission that is asked for, in both languages', () => {
    expect(permissions.length).toBeGreaterThan(130);
    const wanted = [...permissions, ...BESIDES].map((name) => name.replaceAll('.', '_')).sort();
    for (const language of ['en', 'de']) {
      const { deeds } = JSON.parse(read(`./deeds.${language}.json`)) as { deeds: Record<string, string> };
      expect(Object.keys(deeds).sort()).toEqual(wanted);
    }
  });
});

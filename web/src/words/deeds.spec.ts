import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
/** What stands between quotes in the list of this name. */
const listed = (path: string, name: string) => {
  const [, list = ''] = new RegExp(`${name} = \\[([^\\]]*)\\]`).exec(read(path)) ?? [];
  return [...list.matchAll(/'([a-z_-]+)'/g)].map(([, word = '']) => word);
};

/** What the server does by itself, or before anybody is in the practice. */
const BESIDES = [
  ...['invitation.accept', 'practice.start', 'second-factor.shown', 'zone-data.resolve'],
  ...listed('../../../src/identity/sign-ins.repository.ts', 'WAYS').map((way) => `sign-in.by-${way.replace('_', '-')}`),
  ...listed('../../../src/identity/identity.mails.ts', 'NOTICES').map((notice) => `account.${notice}`),
];

describe('what somebody did', () => {
  const [, table = ''] =
    /export const permissions = \{([\s\S]*?)\n\}/.exec(read('../../../src/access/permissions.ts')) ?? [];
  const permissions = [...table.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(([, name = '']) => name);

  it('has words for every permission that is asked for, in both languages', () => {
    expect(permissions.length).toBeGreaterThan(130);
    expect(BESIDES.length).toBeGreaterThan(12);
    const wanted = [...permissions, ...BESIDES].map((name) => name.replaceAll('.', '_')).sort();
    for (const language of ['en', 'de']) {
      const { deeds } = JSON.parse(read(`./deeds.${language}.json`)) as { deeds: Record<string, string> };
      expect(Object.keys(deeds).sort()).toEqual(wanted);
    }
  });

  it('has words for all that it can be about, which an address names', () => {
    const controllers = readdirSync(new URL('../../../src/', import.meta.url), { recursive: true, encoding: 'utf8' });
    const named = controllers
      .filter((file) => file.endsWith('.controller.ts'))
      .flatMap((file) => [...read(`../../../src/${file}`).matchAll(/[/']:([a-zA-Z]+)Id\b/g)])
      .map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(50);
    for (const language of ['en', 'de']) {
      const { things } = JSON.parse(read(`./deeds.${language}.json`)) as { things: Record<string, string> };
      expect({ language, silent: named.filter((name) => !(name in things)) }).toEqual({ language, silent: [] });
    }
  });
});

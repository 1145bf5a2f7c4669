import { useTranslations } from 'use-intl';

/** What somebody did or wanted to do, in words: the server names it by the permission that was asked for. */
export function useDeeds(): (action: string) => string {
  const say = useTranslations('deeds');
  return (action) => {
    const key = action.replaceAll('.', '_') as Parameters<typeof say.has>[0];
    return say.has(key) ? say(key) : action;
  };
}

/** What it was done to. */
export function useThings(): (thing: string) => string {
  const say = useTranslations('things');
  return (thing) => {
    const key = thing as Parameters<typeof say.has>[0];
    return say.has(key) ? say(key) : thing;
  };
}

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { engagementsOpenings } from '../../client/sdk.gen.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './mirror.module.css';

/** Who of the company, and which manager, looked when. */
export function Openings({ engagementId }: { engagementId: string }) {
  const say = useTranslations('mirror.openings');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['openings', engagementId],
    queryFn: async ({ pageParam }) => {
      const query = { by: 'sponsor', limit: 8, ...(pageParam && { cursor: pageParam }) } as const;
      return (await engagementsOpenings({ path: { engagementId }, query })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{items.length ? say('about') : data && say('none')}</p>
      <ul className="plain-list">
        {items.map(({ who, at, what, about }) => (
          <li key={`${at}-${who.id}-${what}-${Object.values(about).join()}`} className={classes.event}>
            <span>
              {say('opened', { name: who.name, what: say(what.startsWith('sent-report') ? 'report' : 'view') })}
            </span>
            <small>{momentOf(at, timeZone, language)}</small>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </section>
  );
}

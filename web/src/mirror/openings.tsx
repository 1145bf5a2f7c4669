import { Button } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { engagementsOpeningsInfiniteOptions } from '../../client/@tanstack/react-query.gen.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './mirror.module.css';

/** Who of the company, and which manager, looked when. */
export function Openings({ engagementId }: { engagementId: string }) {
  const say = useTranslations('mirror.openings');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery({
    ...engagementsOpeningsInfiniteOptions({ path: { engagementId }, query: { by: 'sponsor', limit: 8 } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = data.pages.flatMap((page) => page.items);
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{items.length ? say('about') : say('none')}</p>
      <ul className="plain-list">
        {items.map(({ who, at, what, about }) => (
          <li key={`${at}-${who.id}-${what}-${Object.values(about).join()}`} className={classes.event}>
            <span>{say('opened', { name: who.name, what: say(what.startsWith('sent-report') ? 'report' : 'view') })}</span>
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

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { sharesHistory } from '../../client/sdk.gen.js';
import type { GoalSharesResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './mirror.module.css';

interface Props {
  engagementId: string;
  goals: readonly GoalSharesResponse[];
}

/** What was shared and taken back, and when. */
export function ShareHistory({ engagementId, goals }: Props) {
  const say = useTranslations('mirror.history');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['share-history', engagementId],
    queryFn: async ({ pageParam }) => {
      const query = { limit: 8, ...(pageParam && { cursor: pageParam }) };
      return (await sharesHistory({ path: { engagementId }, query })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      {data && items.length === 0 && <p className={classes.faint}>{say('none')}</p>}
      <ul className="plain-list">
        {items.map(({ id, goalId, kind, shared, manager, at }) => {
          const goal = goals.find((one) => one.goalId === goalId)?.wording ?? say('aGoal');
          const whom = manager ? (manager.name ?? say('manager')) : say('sponsor');
          return (
            <li key={id} className={classes.event}>
              <span>{say(shared ? 'shared' : 'takenBack', { kind: say(kind), goal, whom })}</span>
              <small>{momentOf(at, timeZone, language)}</small>
            </li>
          );
        })}
      </ul>
      {hasNextPage && (
        <Button variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </section>
  );
}

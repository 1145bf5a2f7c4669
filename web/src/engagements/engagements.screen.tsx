import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { companiesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { engagementsList } from '../../client/sdk.gen.js';
import type { Health } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { useMember } from '../frame/session.js';
import { Waiting } from '../frame/waiting.js';
import { EngagementLine } from './engagement-line.js';
import classes from './engagements.module.css';
import { inParts } from './engagements.js';

const MOST = 100;
const HEALTHS: readonly Health[] = ['on_track', 'at_risk', 'off_track'];

/** Whom somebody coaches, or all of the practice to whoever administers it: how far they are, and how it goes. */
export function EngagementsScreen() {
  const say = useTranslations('engagements');
  const tell = useTranslations('mirror.health');
  const { coach, administrator } = useMember();
  const [health, setHealth] = useState<Health | ''>('');
  const { items, error, again, more, isMore, isLoading } = useEngagements(health);
  const { data: companies } = useQuery(companiesListOptions({ query: { limit: MOST } }));
  const nameOf = (companyId: string | null) => companies?.items.find(({ id }) => id === companyId)?.name;
  const parts = inParts(items);
  return (
    <Screen title={say('title')} about={say(administrator ? 'aboutAll' : 'about')}>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={say('byHealth')}
          value={health}
          onChange={(value) => setHealth(HEALTHS.find((one) => one === value) ?? '')}
          data={[
            { value: '', label: say('all') },
            ...HEALTHS.map((status) => ({ value: status, label: tell(status) })),
          ]}
          className={classes.healths}
        />
        {coach && (
          <Button component={Link} to="/plan">
            {say('plan')}
          </Button>
        )}
      </div>
      <ProblemNotice error={error} again={again} />
      {isLoading && <Waiting />}
      {!isLoading && !error && parts.length === 0 && <p className="sheet">{say(health ? 'noneFound' : 'none')}</p>}
      {parts.map(({ part, items: some }) => (
        <section key={part} className={classes.part} aria-labelledby={part}>
          <h2 id={part}>
            {say(part)} <span className={classes.count}>{`${some.length}${more ? '+' : ''}`}</span>
          </h2>
          <ul className="plain-list">
            {some.map((one) => (
              <EngagementLine key={one.id} engagement={one} company={nameOf(one.companyId)} />
            ))}
          </ul>
        </section>
      ))}
      {more && (
        <Button variant="default" onClick={more} loading={isMore}>
          {say('more')}
        </Button>
      )}
    </Screen>
  );
}

/** A coach's own, or all; page by page. */
function useEngagements(health: Health | '') {
  const { personId, administrator } = useMember();
  const query = useInfiniteQuery({
    queryKey: ['engagements', health, personId, administrator],
    queryFn: async ({ pageParam }) => {
      const which = { ...(!administrator && { coachId: personId }), ...(health && { health }) };
      return (await engagementsList({ query: { limit: MOST, ...which, ...(pageParam && { cursor: pageParam }) } }))
        .data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  return {
    items: query.data?.pages.flatMap(({ items }) => items) ?? [],
    error: query.error,
    isLoading: query.isPending,
    again: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isMore: query.isFetchingNextPage,
  };
}

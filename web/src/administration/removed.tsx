import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { peopleRestoreMutation } from '../../client/@tanstack/react-query.gen.js';
import { peopleRemovals } from '../../client/sdk.gen.js';
import type { RemovalResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './administration.module.css';

/** Who was removed, by whom and why; each can be restored, and is then to be invited again. */
export function Removed() {
  const say = useTranslations('administration.removed');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['people', 'removed'],
    queryFn: async ({ pageParam }) =>
      (await peopleRemovals({ query: { limit: 20, ...(pageParam && { cursor: pageParam }) } })).data,
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const removals = (data?.pages ?? []).flatMap(({ items }) => items).filter(({ restoredAt }) => restoredAt === null);
  if (removals.length === 0 && !hasNextPage) return null;
  return (
    <section className={`sheet ${classes.removed}`}>
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <ul className="plain-list">
        {removals.map((removal) => (
          <Removal key={removal.id} removal={removal} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </section>
  );
}

function Removal({ removal: { personId, name, at, by, reason } }: { removal: RemovalResponse }) {
  const say = useTranslations('administration.removed');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate, error, isPending } = useMutation({
    ...peopleRestoreMutation(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['people'] });
      toast(say('restored', { name }));
      // They are to be invited, and given what they are to do.
      await navigate({ to: '/administration/people/$personId', params: { personId } });
    },
  });
  return (
    <li>
      <div className={classes.entry}>
        <span>
          {name}
          <small>{say('how', { date: dateIn(at, timeZone, language), by, reason })}</small>
        </span>
        <Button
          size="compact-sm"
          variant="default"
          loading={isPending}
          onClick={() => mutate({ path: { personId } })}
          aria-label={say('restoreOne', { name })}
        >
          {say('restore')}
        </Button>
      </div>
      <ProblemNotice error={error} />
    </li>
  );
}

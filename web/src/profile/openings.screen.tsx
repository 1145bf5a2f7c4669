import { Button } from '@mantine/core';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { engagementsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { engagementsOpenings } from '../../client/sdk.gen.js';
import type { OpeningResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { useMember, usePerson } from '../frame/session.js';
import { clockIn, dateIn, dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { useDeeds } from './deeds.js';
import { ProfilePart } from './profile-part.js';
import classes from './profile.module.css';

/** To a coachee: everybody who opened something of theirs, be it the coach, the company or an administrator. */
export function OpeningsScreen() {
  const say = useTranslations('profile.openings');
  const { language } = useSpoken();
  const { personId } = useMember();
  const { items } = useSuspenseQuery(engagementsListOptions({ query: { coacheeId: personId } })).data;
  return (
    <ProfilePart title={say('title')} about={say('about')}>
      {items.length === 0 && <p>{say('nothing')}</p>}
      {items.toReversed().map(({ id, coach, startsOn, endsOn }) => (
        <Openings
          key={id}
          engagementId={id}
          title={say('with', { coach: coach.name, from: dateOf(startsOn, language), to: dateOf(endsOn, language) })}
        />
      ))}
    </ProfilePart>
  );
}

function Openings({ engagementId, title }: { engagementId: string; title: string }) {
  const say = useTranslations('profile.openings');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['openings', 'all', engagementId],
    queryFn: async ({ pageParam }) => {
      const query = { limit: 25, ...(pageParam && { cursor: pageParam }) };
      return (await engagementsOpenings({ path: { engagementId }, query })).data;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  const days = new Map<string, OpeningResponse[]>();
  for (const opening of items) {
    const day = dateIn(opening.at, timeZone, language);
    days.set(day, [...(days.get(day) ?? []), opening]);
  }
  return (
    <section className={`sheet ${classes.part}`}>
      <h2>{title}</h2>
      <ProblemNotice error={error} />
      {data && items.length === 0 && <p className={classes.faint}>{say('none')}</p>}
      {[...days].map(([day, opened]) => (
        <div key={day} className={classes.day}>
          <h3>{day}</h3>
          <ul className="plain-list">
            {opened.map((opening) => (
              <Opening
                key={`${opening.at}-${opening.who.id}-${opening.what}-${Object.values(opening.about).join()}`}
                opening={opening}
              />
            ))}
          </ul>
        </div>
      ))}
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </section>
  );
}

function Opening({ opening: { who, what, at } }: { opening: OpeningResponse }) {
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const deedOf = useDeeds();
  return (
    <li className={classes.opening}>
      <small>{clockIn(at, timeZone, language)}</small>
      <span>
        {who.name} <small>· {deedOf(what)}</small>
      </span>
    </li>
  );
}

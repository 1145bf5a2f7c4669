import { ActionIcon, Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { meAgendaOptions } from '../../client/@tanstack/react-query.gen.js';
import type { AgendaItemResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { mondayOf, placeOf, plusDays, spanOfDays } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { NextSession } from './next-session.js';
import { useNow } from './now.js';
import { useSurroundings } from './surroundings.js';
import { WeekGrid } from './week-grid.js';
import { WeekList } from './week-list.js';
import classes from './week.module.css';

/** It is asked for when something is moved, and not before. */
const MoveSession = lazy(async () => ({ default: (await import('./move-session.js')).MoveSession }));

/** A coach's week: what is next, then the days as a calendar; on a narrow screen, one after the other. */
export function Week() {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { now, today, minute } = useNow(timeZone);
  const [monday, setMonday] = useState(() => mondayOf(today));
  const [moved, setMoved] = useState<{ item: AgendaItemResponse; to?: string }>();
  const isWide = useMediaQuery('(min-width: 52em)', undefined, { getInitialValueInEffect: false });
  const around = useSurroundings(monday);
  const { data, error, refetch } = useQuery({
    ...meAgendaOptions({ query: { from: monday, to: plusDays(monday, 6) } }),
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? [];
  const days = {
    ...{ items, monday, today, around },
    move: (item: AgendaItemResponse, to?: string) => setMoved({ item, ...(to && { to }) }),
  };
  return (
    <Screen
      title={say(monday === mondayOf(today) ? 'title' : 'otherTitle')}
      about={say('zone', { place: placeOf(timeZone) })}
    >
      <NextSession now={now} />
      <Turning monday={monday} thisMonday={mondayOf(today)} turn={setMonday}>
        {spanOfDays(monday, plusDays(monday, 6), language)}
      </Turning>
      <ProblemNotice error={error} again={() => void refetch()} />
      {data && isWide && <WeekGrid {...days} minute={minute} />}
      {data && !isWide && <WeekList {...days} />}
      {data && items.length === 0 && <p className={classes.empty}>{say('emptyWeek')}</p>}
      {moved && (
        <Suspense>
          <MoveSession
            key={moved.item.id + (moved.to ?? '')}
            item={moved.item}
            to={moved.to}
            close={() => setMoved(undefined)}
          />
        </Suspense>
      )}
    </Screen>
  );
}

interface TurningOf {
  monday: string;
  thisMonday: string;
  turn: (monday: string) => void;
  children: string;
}

/** Which week it is, and the way to others. */
function Turning({ monday, thisMonday, turn, children }: TurningOf) {
  const say = useTranslations('week');
  return (
    <Group justify="space-between" mb="md" gap="sm">
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="default"
          size="lg"
          className="no-print"
          aria-label={say('before')}
          onClick={() => turn(plusDays(monday, -7))}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          className="no-print"
          aria-label={say('after')}
          onClick={() => turn(plusDays(monday, 7))}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <span className={classes.span} aria-live="polite">
          {children}
        </span>
        {monday !== thisMonday && (
          <Button variant="default" size="compact-md" className="no-print" onClick={() => turn(thisMonday)}>
            {say('thisWeek')}
          </Button>
        )}
      </Group>
      <Button component={Link} to="/plan" className="no-print">
        {say('plan')}
      </Button>
    </Group>
  );
}

import { ActionIcon, Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meAgendaOptions } from '../../client/@tanstack/react-query.gen.js';
import type { AgendaItemResponse } from '../../client/types.gen.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { dayOf, mondayOf, placeOf, plusDays, todayIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { MoveSession } from './move-session.js';
import { NextSession } from './next-session.js';
import { WeekGrid } from './week-grid.js';
import { WeekList } from './week-list.js';
import classes from './week.module.css';

/** A coach's week: what is next, then the days as a calendar; on a narrow screen, one after the other. */
export function Week() {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const [now] = useState(() => new Date());
  const today = todayIn(timeZone, now);
  const [monday, setMonday] = useState(() => mondayOf(today));
  const [moved, setMoved] = useState<{ item: AgendaItemResponse; to?: string }>();
  const isWide = useMediaQuery('(min-width: 52em)', undefined, { getInitialValueInEffect: false });
  const { data } = useQuery({
    ...meAgendaOptions({ query: { from: monday, to: plusDays(monday, 6) } }),
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? [];
  const isNow = monday === mondayOf(today);
  const days = { from: dayOf(monday, language), to: dayOf(plusDays(monday, 6), language) };
  return (
    <Screen title={isNow ? say('title') : say('otherWeek', days)} about={say('zone', { place: placeOf(timeZone) })}>
      <NextSession />
      <Group justify="space-between" mb="sm" className="no-print">
        <Group gap="xs">
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={say('before')}
            onClick={() => setMonday(plusDays(monday, -7))}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={say('after')}
            onClick={() => setMonday(plusDays(monday, 7))}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
          {!isNow && (
            <Button variant="default" onClick={() => setMonday(mondayOf(today))}>
              {say('thisWeek')}
            </Button>
          )}
        </Group>
        <Button component={Link} to="/plan">
          {say('plan')}
        </Button>
      </Group>
      {data && isWide && (
        <WeekGrid
          items={items}
          monday={monday}
          today={today}
          move={(item, to) => setMoved({ item, ...(to && { to }) })}
        />
      )}
      {data && !isWide && <WeekList items={items} monday={monday} today={today} move={(item) => setMoved({ item })} />}
      {data && items.length === 0 && <p className={classes.faint}>{say('emptyWeek')}</p>}
      {moved && (
        <MoveSession
          key={moved.item.id + (moved.to ?? '')}
          item={moved.item}
          to={moved.to}
          close={() => setMoved(undefined)}
        />
      )}
    </Screen>
  );
}

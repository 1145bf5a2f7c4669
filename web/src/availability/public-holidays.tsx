import { NativeSelect, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { holidaysListOptions } from '../../client/@tanstack/react-query.gen.js';
import { holidaysKeep, holidaysSwitchOff } from '../../client/sdk.gen.js';
import type { HolidayResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { shortDayOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './availability.module.css';

/** The holidays of a year: each is kept, or worked on. */
export function PublicHolidays({ today }: { today: string }) {
  const say = useTranslations('availability');
  const { language } = useSpoken();
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const client = useQueryClient();
  const asked = holidaysListOptions({ query: { year } });
  const { data, error } = useQuery(asked);
  const { mutate, error: refused } = useMutation({
    mutationFn: async ({ id, kept }: HolidayResponse) => {
      const at = { path: { holidayId: id } };
      await (kept ? holidaysSwitchOff(at) : holidaysKeep(at));
    },
    // It shows at once, and as it was where it is refused.
    onMutate: (holiday) => show(holiday.id, !holiday.kept),
    onError: (_error, holiday) => show(holiday.id, holiday.kept),
  });
  const show = (id: string, kept: boolean) =>
    client.setQueryData(
      asked.queryKey,
      (was) => was && { ...was, items: was.items.map((one) => (one.id === id ? { ...one, kept } : one)) },
    );
  const items = (data?.items ?? []).filter(({ lastDay }) => year > thisYear || lastDay >= today);
  return (
    <section className="sheet" aria-labelledby="holidays">
      <div className={classes.heading}>
        <h2 id="holidays">{say('holidays')}</h2>
        <NativeSelect
          size="xs"
          aria-label={say('year')}
          value={year}
          onChange={({ currentTarget }) => setYear(Number(currentTarget.value))}
          data={[String(thisYear), String(thisYear + 1)]}
        />
      </div>
      <ProblemNotice error={error ?? refused} />
      {data && items.length === 0 && <p className={classes.faint}>{say('noHolidays')}</p>}
      <ul className="plain-list">
        {items.map((holiday) => (
          <li key={holiday.id} className={classes.entry}>
            <span>
              {holiday.name}
              <small>{shortDayOf(holiday.firstDay, language)}</small>
            </span>
            <Switch
              checked={holiday.kept}
              onChange={() => mutate(holiday)}
              aria-label={say('keepIt', { name: holiday.name })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Badge } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { peopleListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { PersonResponse } from '../../client/types.gen.js';
import { Screen } from '../frame/screen.js';
import { placeOf } from '../times/times.js';
import classes from './administration.module.css';

/** An administrator's beginning: who is there, and who has not come in yet. */
export function Administration() {
  const say = useTranslations('administration');
  const { items } = useSuspenseQuery(peopleListOptions({ query: { limit: 100 } })).data;
  return (
    <Screen title={say('title')} about={say('about')}>
      <ul className={`plain-list ${classes.people}`}>
        {items.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
    </Screen>
  );
}

function Person({ person: { name, email, capacities, timeZone, signsIn } }: { person: PersonResponse }) {
  const say = useTranslations('administration');
  return (
    <li className={classes.person}>
      <span className={classes.name}>
        {name}
        <small>{email}</small>
      </span>
      <span className={classes.does}>
        {capacities.map((capacity) => (
          <Badge key={capacity} variant="light">
            {say(capacity)}
          </Badge>
        ))}
        {!signsIn && <Badge variant="default">{say('invited')}</Badge>}
      </span>
      <small>{placeOf(timeZone)}</small>
    </li>
  );
}

import { Badge, Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { companiesListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { PersonResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { placeOf } from '../times/times.js';
import { AddPerson } from './add-person.js';
import classes from './administration.module.css';
import { Removed } from './removed.js';
import { usePeople, type Which } from './use-people.js';

const LOOK_AFTER_MS = 250;
/** With fewer people than that, a practice has just begun. */
const JUST_BEGUN = 2;

/** An administrator's beginning: who is there, and who has not come in yet. */
export function Administration() {
  const say = useTranslations('administration');
  const [which, setWhich] = useState<Which>('all');
  const [name, setName] = useState('');
  const [looked] = useDebouncedValue(name.trim(), LOOK_AFTER_MS);
  const [isAdding, setAdding] = useState(false);
  const { people, isWaiting, error, again, more, isMore } = usePeople(which, looked);
  const companies = useQuery(companiesListOptions({ query: { limit: 100 } })).data?.items;
  const companyOf = ({ companyId }: PersonResponse) => companies?.find(({ id }) => id === companyId)?.name;
  const hasBegun = people.length > JUST_BEGUN || which !== 'all' || looked !== '';
  return (
    <Screen title={say('title')} about={say('about')}>
      {!hasBegun && !isWaiting && (
        <p className={`sheet ${classes.hint}`}>
          {say('justBegun')}
          <Button renderRoot={(props) => <Link to="/administration/set-up" {...props} />}>{say('setUp')}</Button>
        </p>
      )}
      <div className={classes.tools}>
        <TextInput
          label={say('look')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          className={classes.grow}
        />
        <SegmentedControl
          aria-label={say('which')}
          data={(['all', 'coach', 'administrator'] as const).map((value) => ({ value, label: say(`only.${value}`) }))}
          value={which}
          onChange={(value) => setWhich(value)}
          disabled={looked !== ''}
        />
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {say('add')}
        </Button>
      </div>
      <ProblemNotice error={error} again={again} />
      {people.length === 0 && !isWaiting && !error && <p className="sheet">{say(looked ? 'nobody' : 'noneYet')}</p>}
      {isWaiting && <Skeleton height={320} radius="lg" />}
      <ul className={`plain-list ${classes.people}`}>
        {people.map((person) => (
          <Person key={person.id} person={person} company={companyOf(person)} />
        ))}
      </ul>
      {more && (
        <Button variant="default" mt="md" loading={isMore} onClick={more}>
          {say('more')}
        </Button>
      )}
      {which === 'all' && looked === '' && <Removed />}
      <AddPerson opened={isAdding} close={() => setAdding(false)} />
    </Screen>
  );
}

interface Props {
  person: PersonResponse;
  company: string | undefined;
}

function Person({ person: { id, name, email, capacities, timeZone, signsIn }, company }: Props) {
  const say = useTranslations('administration');
  return (
    <li>
      <Link to="/administration/people/$personId" params={{ personId: id }} className={classes.person}>
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
        <small>{[company, placeOf(timeZone)].filter(Boolean).join(' · ')}</small>
      </Link>
    </li>
  );
}

import { Button, Group } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { holdsBookMutation, holdsGiveBackMutation, holdsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { HoldResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { dayOf, momentOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import { useClocks } from './use-clocks.js';
import { When } from './when.js';
import { useChanged, type Whose } from './whose.js';

/** Times that the coach holds for the coachee: taken, or given back. Nothing is shown where none is. */
export function Holds({ whose }: { whose: Whose }) {
  const say = useTranslations('engagement.holds');
  const { engagementId, side, other } = whose;
  const { items } = useSuspenseQuery(holdsListOptions({ path: { engagementId } })).data;
  if (items.length === 0) return null;
  return (
    <Part
      title={side === 'coach' ? say('titleCoach', { name: other.name }) : say('title', { name: other.name })}
      tone={side === 'coachee' ? 'waiting' : undefined}
    >
      <ul className="plain-list">
        {items.map((hold) => (
          <Hold key={hold.id} hold={hold} />
        ))}
      </ul>
    </Part>
  );
}

function Hold({ hold }: { hold: HoldResponse }) {
  const say = useTranslations('engagement.holds');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { id: holdId, engagementId, expiresAt } = hold;
  const clocks = useClocks()(hold);
  const changed = useChanged(engagementId);
  const path = { engagementId, holdId };
  const told = (word: string) => ({ onSuccess: () => (toast(word), changed()) });
  const book = useMutation({ ...holdsBookMutation(), ...told(say('booked')) });
  const giveBack = useMutation({ ...holdsGiveBackMutation(), ...told(say('givenBack')) });
  const day = dayOf(clocks.local, language);
  const when = { day, time: timeOf(clocks.local) };
  return (
    <li className={classes.step}>
      <span>
        <strong>{day}</strong>, <When clocks={clocks} />
        <small>{say('until', { when: momentOf(expiresAt, timeZone, language) })}</small>
        <ProblemNotice error={book.error ?? giveBack.error} />
      </span>
      <Group gap="xs">
        <Button
          size="xs"
          loading={book.isPending}
          onClick={() => book.mutate({ path })}
          aria-label={say('bookNamed', when)}
        >
          {say('book')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={giveBack.isPending}
          onClick={() => giveBack.mutate({ path })}
          aria-label={say('giveBackNamed', when)}
        >
          {say('giveBack')}
        </Button>
      </Group>
    </li>
  );
}

import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { actionsAddMutation, actionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { ActionOwner } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { useDraft } from '../drafts/use-draft.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { plusDays, todayIn } from '../times/times.js';
import { ServedGoal } from './about-goals.js';
import { Action } from './action.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import { useChanged, type Whose } from './whose.js';

const MOST = 100;
const A_WEEK = 7;

/** What the two said they would do, overdue first. */
export function Actions({ whose }: { whose: Whose }) {
  const say = useTranslations('engagement.actions');
  const { engagementId, side, other } = whose;
  const options = actionsListOptions({ path: { engagementId }, query: { state: 'open', limit: MOST } });
  const { items } = useSuspenseQuery(options).data;
  const mine = items.filter(({ owner }) => owner === side);
  const theirs = items.filter(({ owner }) => owner !== side);
  return (
    <Part title={say('title')} about={say('about')}>
      {items.length === 0 && <p className={classes.empty}>{say('none')}</p>}
      {mine.length > 0 && <h3 className={classes.sub}>{say('mine')}</h3>}
      <ul className="plain-list">
        {mine.map((action) => (
          <Action key={action.id} action={action} />
        ))}
      </ul>
      {theirs.length > 0 && <h3 className={classes.sub}>{say('theirs', { name: other.name })}</h3>}
      <ul className="plain-list">
        {theirs.map((action) => (
          <Action key={action.id} action={action} />
        ))}
      </ul>
      <Add whose={whose} />
    </Part>
  );
}

function Add({ whose: { engagementId, side = 'coachee', other } }: { whose: Whose }) {
  const say = useTranslations('engagement.actions');
  const { timeZone } = usePerson();
  const { text, change, submitted } = useDraft(`action.${engagementId}`);
  const [owner, setOwner] = useState<ActionOwner>(side);
  const [dueOn, setDueOn] = useState(() => plusDays(todayIn(timeZone, new Date()), A_WEEK));
  const [goalId, setGoalId] = useState('');
  const changed = useChanged(engagementId);
  const once = useOnce();
  const add = useMutation({
    ...actionsAddMutation(),
    onSuccess: async () => {
      once.renew();
      submitted();
      change('');
      setGoalId('');
      await changed();
    },
  });
  const otherSide = side === 'coach' ? 'coachee' : 'coach';
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        const body = { text: text.trim(), owner, dueOn, ...(goalId && { goalId }) };
        add.mutate({ path: { engagementId }, headers: once.headers(), body });
      }}
    >
      <TextInput
        label={say('new')}
        placeholder={say('placeholder')}
        readOnly={add.isPending}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        maxLength={500}
      />
      {text.trim() && (
        <Group gap="sm" align="end">
          <SegmentedControl
            aria-label={say('who')}
            value={owner}
            onChange={(value) => setOwner(value)}
            data={[
              { value: side, label: say('me') },
              { value: otherSide, label: other.name },
            ]}
          />
          <TextInput
            type="date"
            label={say('by')}
            value={dueOn}
            onChange={(event) => setDueOn(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <ServedGoal engagementId={engagementId} goalId={goalId} choose={setGoalId} />
          <Button type="submit" loading={add.isPending}>
            {say('add')}
          </Button>
        </Group>
      )}
      <ProblemNotice error={add.error} />
    </form>
  );
}

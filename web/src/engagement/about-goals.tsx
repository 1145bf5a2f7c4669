import { Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { GoalResponse } from '../../client/types.gen.js';
import { isOpen } from '../goals/wordings.js';
import classes from './engagement.module.css';

/** What the two work toward: what was agreed to, and is not over. Nothing is waited for; it is there when it is there. */
function useAgreedGoals(engagementId: string): GoalResponse[] {
  const { data } = useQuery(goalsListOptions({ path: { engagementId } }));
  return data?.items.filter((goal) => isOpen(goal) && goal.state !== 'proposed') ?? [];
}

interface AboutProps {
  engagementId: string;
  goalIds: string[];
  choose: (goalIds: string[]) => void;
}

/** Goals that a topic is about: none, one or several. */
export function AboutGoals({ engagementId, goalIds, choose }: AboutProps) {
  const say = useTranslations('engagement.topics');
  const goals = useAgreedGoals(engagementId);
  if (goals.length === 0) return null;
  return (
    <fieldset className={classes.choices}>
      <legend>{say('aboutGoals')}</legend>
      {goals.map(({ id, current: { wording } }) => (
        <Checkbox
          key={id}
          label={wording}
          checked={goalIds.includes(id)}
          onChange={({ currentTarget }) =>
            choose(currentTarget.checked ? [...goalIds, id] : goalIds.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}

interface ServedProps {
  engagementId: string;
  /** Empty where it serves none. */
  goalId: string;
  choose: (goalId: string) => void;
}

/** The goal that an action serves, where it serves one. */
export function ServedGoal({ engagementId, goalId, choose }: ServedProps) {
  const say = useTranslations('engagement.actions');
  const goals = useAgreedGoals(engagementId);
  if (goals.length === 0) return null;
  return (
    <NativeSelect
      label={say('forGoal')}
      value={goalId}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: say('noGoal') },
        ...goals.map(({ id, current }) => ({ value: id, label: current.wording })),
      ]}
      maw="100%"
    />
  );
}

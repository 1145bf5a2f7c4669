import { Checkbox } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsListOptions, sessionGoalsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { sessionGoalsAdd, sessionGoalsRemove } from '../../client/sdk.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { isOpen } from '../goals/wordings.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import type { NotePath } from './use-note.js';
import { useChanged } from './whose.js';

/** What a talk was about: goals of its topics and actions by themselves, others as one of the two says. */
export function SessionGoals({ path }: { path: NotePath }) {
  const say = useTranslations('engagement.aboutGoals');
  const { engagementId } = path;
  const { items: about } = useSuspenseQuery(sessionGoalsListOptions({ path })).data;
  const { items } = useSuspenseQuery(goalsListOptions({ path: { engagementId } })).data;
  const wayOf = new Map(about.map(({ id, ways }) => [id, ways]));
  const goals = items.filter((goal) => wayOf.has(goal.id) || (isOpen(goal) && goal.state !== 'proposed'));
  const changed = useChanged(engagementId);
  const set = useMutation({
    mutationFn: async ({ goalId, isAbout }: { goalId: string; isAbout: boolean }) => {
      await (isAbout ? sessionGoalsAdd : sessionGoalsRemove)({ path: { ...path, goalId } });
    },
    onSettled: changed,
  });
  if (goals.length === 0) return null;
  return (
    <Part title={say('title')} about={say('about')}>
      <ul className="plain-list">
        {goals.map(({ id: goalId, current: { wording } }) => {
          const ways = wayOf.get(goalId) ?? [];
          const follows = ways.some((way) => way !== 'said');
          const isSet = set.isPending && set.variables.goalId === goalId ? set.variables.isAbout : ways.length > 0;
          return (
            <li key={goalId} className={classes.plain}>
              <Checkbox
                label={wording}
                description={follows ? say('follows') : undefined}
                checked={isSet || follows}
                disabled={follows}
                onChange={({ currentTarget }) => set.mutate({ goalId, isAbout: currentTarget.checked })}
              />
            </li>
          );
        })}
      </ul>
      <ProblemNotice error={set.error} />
    </Part>
  );
}

import { Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsShareMutation } from '../../client/@tanstack/react-query.gen.js';
import type { GoalResponse } from '../../client/types.gen.js';
import { atVersion } from '../asking/changing.js';
import { useChanged } from '../engagement/whose.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import classes from './goals.module.css';

/** Whether the sponsor reads it: the coachee’s to give, and to take back. */
export function Sharing({ goal }: { goal: GoalResponse }) {
  const say = useTranslations('goals.sharing');
  const { id: goalId, engagementId, version, visibleToSponsor } = goal;
  const changed = useChanged(engagementId);
  const { mutate, variables, isPending, error } = useMutation({ ...goalsShareMutation(), onSettled: changed });
  const shown = isPending ? (variables.body.sponsor ?? visibleToSponsor) : visibleToSponsor;
  return (
    <div className={classes.sharing}>
      <Switch
        label={say('label')}
        description={shown ? say('seen') : say('unseen')}
        checked={shown}
        disabled={isPending}
        onChange={({ currentTarget }) =>
          mutate({
            path: { engagementId, goalId },
            headers: atVersion(version),
            body: { sponsor: currentTarget.checked },
          })
        }
      />
      <ProblemNotice error={error} />
    </div>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { actionsCompleteMutation, actionsDropMutation } from '../../client/@tanstack/react-query.gen.js';
import { actionsReopen } from '../../client/sdk.gen.js';
import type { ActionResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { useChanged } from './whose.js';

/** One thing that somebody said they would do; ticked once it is done, and that can be undone. */
export function Action({ action }: { action: ActionResponse }) {
  const say = useTranslations('engagement.actions');
  const { language } = useSpoken();
  const { id: actionId, engagementId, text, dueOn, overdue, goal } = action;
  const changed = useChanged(engagementId);
  const path = { engagementId, actionId };
  const reopen = () => void actionsReopen({ path }).then(changed, changed);
  const told = (word: string) => () => (toast(word, { word: say('undo'), act: reopen }), changed());
  const complete = useMutation({ ...actionsCompleteMutation(), onSuccess: told(say('doneNow')) });
  const drop = useMutation({ ...actionsDropMutation(), onSuccess: told(say('droppedNow')) });
  const date = dateOf(dueOn, language);
  return (
    <li className={classes.item}>
      <div className={classes.action}>
        <Checkbox
          label={text}
          checked={complete.isPending || complete.isSuccess}
          onChange={() => complete.mutate({ path })}
        />
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => drop.mutate({ path })}
          loading={drop.isPending}
          aria-label={say('dropNamed', { text })}
        >
          {say('drop')}
        </Button>
      </div>
      <p className={`${classes.faint} ${classes.indent}`}>
        <span className={overdue ? classes.overdue : undefined}>
          {overdue ? say('overdue', { date }) : say('due', { date })}
        </span>
        {goal && <> · {goal.wording}</>}
      </p>
      <ProblemNotice error={complete.error ?? drop.error} />
    </li>
  );
}

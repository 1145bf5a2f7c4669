import { SegmentedControl } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { goalsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { engagementsComplete } from '../../client/sdk.gen.js';
import type { GoalDecision } from '../../client/types.gen.js';
import { isOpen } from '../goals/wordings.js';
import classes from './engagement.module.css';
import { StepDialog, useStep, type StepProps } from './step-dialog.js';

const DECISIONS = ['achieved', 'carried', 'dropped'] as const satisfies GoalDecision[];

/** Completes it: each open goal is achieved, dropped or carried into a renewal, and what is left expires. */
export function Completing(props: StepProps) {
  const say = useTranslations('life.complete');
  const { whose, close } = props;
  const path = { engagementId: whose.engagementId };
  const { left, scheduled } = whose.engagement.figures;
  const { items } = useSuspenseQuery(goalsListOptions({ path })).data;
  const open = items.filter((goal) => isOpen(goal) && goal.state !== 'proposed');
  const [chosen, choose] = useState<Record<string, GoalDecision>>({});
  const goals = open.flatMap(({ id: goalId }) => {
    const decision = chosen[goalId];
    return decision ? [{ goalId, decision }] : [];
  });
  const step = useStep(props, say('done'), () => engagementsComplete({ path, body: { goals } }));
  return (
    <StepDialog
      title={say('title')}
      about={say('about')}
      confirm={say('confirm')}
      step={step}
      isReady={goals.length === open.length}
      size="lg"
      close={close}
    >
      {open.map(({ id, current: { wording } }) => (
        <div key={id} className={classes.fate}>
          <p>{wording}</p>
          <SegmentedControl
            aria-label={say('fate', { wording })}
            value={chosen[id] ?? ''}
            onChange={(decision) => choose({ ...chosen, [id]: decision as GoalDecision })}
            data={DECISIONS.map((value) => ({ value, label: say(value) }))}
          />
        </div>
      ))}
      <div className={classes.follows} role="status">
        <strong>{say('follows')}</strong>
        <ul>
          {open.length === 0 && <li>{say('noGoals')}</li>}
          <li>{left > 0 ? say('expire', { left, scheduled }) : say('nothingLeft')}</li>
          <li>{say('after')}</li>
        </ul>
      </div>
    </StepDialog>
  );
}

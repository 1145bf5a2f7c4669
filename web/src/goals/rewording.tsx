import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { goalsReviseMutation } from '../../client/@tanstack/react-query.gen.js';
import type { GoalResponse } from '../../client/types.gen.js';
import { useChanged, type Side } from '../engagement/whose.js';
import { toast } from '../frame/toasts.js';
import classes from './goals.module.css';
import { WordingForm } from './wording-form.js';
import { wordsOf } from './wordings.js';
import { WordingView } from './wording-view.js';

/** Other words for an agreed goal. The coachee’s count at once; the coach’s wait for the coachee. */
export function Rewording({ goal, side }: { goal: GoalResponse; side: Side }) {
  const say = useTranslations('goals.rewording');
  const [isOpen, setOpen] = useState(false);
  const { id: goalId, engagementId, current } = goal;
  const changed = useChanged(engagementId);
  const revise = useMutation({
    ...goalsReviseMutation(),
    onSuccess: async () => {
      toast(side === 'coachee' ? say('saved') : say('proposed'));
      setOpen(false);
      await changed();
    },
  });
  if (!isOpen)
    return (
      <Button size="xs" variant="subtle" mt="xs" onClick={() => setOpen(true)}>
        {say('begin')}
      </Button>
    );
  const path = { engagementId, goalId };
  return (
    <div className={classes.deciding}>
      <p className={classes.faint}>{side === 'coachee' ? say('counts') : say('waits')}</p>
      <WordingForm
        thing={`reword.${goalId}.${current.revision}`}
        begun={wordsOf(current)}
        submitWord={side === 'coachee' ? say('save') : say('propose')}
        isPending={revise.isPending}
        error={revise.error}
        cancel={() => setOpen(false)}
        submit={(said, submitted) =>
          revise.mutate({ path, body: { ...said, basedOn: current.revision } }, { onSuccess: submitted })
        }
      >
        {(words) => (
          <section aria-label={say('changes')} className={classes.changes}>
            <h3>{say('changes')}</h3>
            <WordingView words={words} before={wordsOf(current)} />
          </section>
        )}
      </WordingForm>
    </div>
  );
}

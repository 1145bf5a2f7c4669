import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsAmendMutation, goalsReviseMutation } from '../../client/@tanstack/react-query.gen.js';
import type { GoalResponse, GoalWordingResponse } from '../../client/types.gen.js';
import { useChanged } from '../engagement/whose.js';
import { toast } from '../frame/toasts.js';
import classes from './goals.module.css';
import { WordingForm } from './wording-form.js';
import { wordsOf } from './wordings.js';
import { WordingView } from './wording-view.js';

interface Props {
  goal: GoalResponse;
  proposal: GoalWordingResponse;
  back: () => void;
}

/** In the coachee's own words, which count at once: beside what they change of the proposal. */
export function Amending({ goal, proposal, back }: Props) {
  const say = useTranslations('goals.deciding');
  const { id: goalId, engagementId, state } = goal;
  const { revision } = proposal;
  const changed = useChanged(engagementId);
  const done = async () => {
    toast(say('amendedNow'));
    await changed();
  };
  const amend = useMutation({ ...goalsAmendMutation(), onSuccess: done });
  const revise = useMutation({ ...goalsReviseMutation(), onSuccess: done });
  const path = { engagementId, goalId };
  return (
    <div className={classes.way}>
      <WordingForm
        thing={`amend.${goalId}.${revision}`}
        begun={wordsOf(proposal)}
        submitWord={say('amendIt')}
        isPending={amend.isPending || revise.isPending}
        error={amend.error ?? revise.error}
        cancel={back}
        submit={(said, submitted) =>
          state === 'proposed'
            ? amend.mutate({ path, body: { ...said, revision } }, { onSuccess: submitted })
            : revise.mutate({ path, body: { ...said, basedOn: revision } }, { onSuccess: submitted })
        }
      >
        {(words) => (
          <section aria-label={say('changes')} className={classes.changes}>
            <h3>{say('changes')}</h3>
            <WordingView words={words} before={wordsOf(proposal)} />
          </section>
        )}
      </WordingForm>
    </div>
  );
}

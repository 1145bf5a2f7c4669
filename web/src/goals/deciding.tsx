import { Button, Group, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { goalsAgreeMutation, goalsDeclineMutation } from '../../client/@tanstack/react-query.gen.js';
import type { GoalResponse, GoalWordingResponse } from '../../client/types.gen.js';
import { useDraft } from '../drafts/use-draft.js';
import { useChanged } from '../engagement/whose.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { Amending } from './amending.js';
import classes from './goals.module.css';
import { useFirstFocus } from './use-first-focus.js';
import { waitingIn, wordsOf } from './wordings.js';
import { WordingView } from './wording-view.js';

/** A wording that waits for the coachee: beside the one that counts, with what changed. They alone decide. */
export function Deciding({ goal, mayDecide }: { goal: GoalResponse; mayDecide: boolean }) {
  const say = useTranslations('goals.deciding');
  const [way, choose] = useState<'amend' | 'decline'>();
  const proposal = waitingIn(goal);
  if (!proposal) return null;
  const isNew = goal.state === 'proposed';
  const back = () => choose(undefined);
  return (
    <div className={classes.deciding}>
      <p className={classes.faint}>{isNew ? say(`from.${goal.origin}`) : say('reworded')}</p>
      {isNew ? (
        <WordingView words={wordsOf(proposal)} />
      ) : (
        <div className={classes.beside}>
          <section aria-label={say('now')}>
            <h3>{say('now')}</h3>
            <WordingView words={wordsOf(goal.current)} />
          </section>
          <section aria-label={say('then')}>
            <h3>{say('then')}</h3>
            <WordingView words={wordsOf(proposal)} before={wordsOf(goal.current)} />
          </section>
        </div>
      )}
      {!mayDecide && <p className={classes.faint}>{isNew ? say('waits') : say('waitsReworded')}</p>}
      {mayDecide && way === undefined && <Choices goal={goal} proposal={proposal} choose={choose} />}
      {mayDecide && way === 'amend' && <Amending goal={goal} proposal={proposal} back={back} />}
      {mayDecide && way === 'decline' && <Declining goal={goal} proposal={proposal} back={back} />}
    </div>
  );
}

interface ChoicesProps {
  goal: GoalResponse;
  proposal: GoalWordingResponse;
  choose: (way: 'amend' | 'decline') => void;
}

function Choices({ goal, proposal, choose }: ChoicesProps) {
  const say = useTranslations('goals.deciding');
  const { id: goalId, engagementId } = goal;
  const changed = useChanged(engagementId);
  const path = { engagementId, goalId };
  const agree = useMutation({ ...goalsAgreeMutation(), onSuccess: () => (toast(say('agreedNow')), changed()) });
  return (
    <>
      <Group gap="xs">
        <Button
          loading={agree.isPending}
          onClick={() => agree.mutate({ path, body: { revision: proposal.revision } })}
          aria-label={say('agreeNamed', { wording: proposal.wording })}
        >
          {say('agree')}
        </Button>
        <Button
          variant="default"
          onClick={() => choose('amend')}
          aria-label={say('amendNamed', { wording: proposal.wording })}
        >
          {say('amend')}
        </Button>
        <Button
          variant="default"
          onClick={() => choose('decline')}
          aria-label={say('declineNamed', { wording: proposal.wording })}
        >
          {say('decline')}
        </Button>
      </Group>
      <ProblemNotice error={agree.error} again={() => void changed()} />
    </>
  );
}

interface WayProps {
  goal: GoalResponse;
  proposal: GoalWordingResponse;
  back: () => void;
}

function Declining({ goal: { id: goalId, engagementId, origin }, proposal: { revision }, back }: WayProps) {
  const say = useTranslations('goals.deciding');
  const first = useFirstFocus<HTMLTextAreaElement>();
  const { text, change, submitted } = useDraft(`decline.${goalId}.${revision}`);
  const changed = useChanged(engagementId);
  const decline = useMutation({
    ...goalsDeclineMutation(),
    onSuccess: async () => {
      submitted();
      toast(say('declinedNow'));
      await changed();
    },
  });
  const reason = text.trim();
  return (
    <form
      className={classes.way}
      onSubmit={(event) => {
        event.preventDefault();
        decline.mutate({ path: { engagementId, goalId }, body: { revision, ...(reason && { reason }) } });
      }}
    >
      <Textarea
        label={say('reason')}
        description={origin === 'sponsor' ? say('reasonPrivateOfSponsor') : say('reasonPrivate')}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        ref={first}
      />
      <ProblemNotice error={decline.error} />
      <Group gap="xs">
        <Button type="submit" loading={decline.isPending}>
          {say('declineIt')}
        </Button>
        <Button variant="default" onClick={back}>
          {say('back')}
        </Button>
      </Group>
    </form>
  );
}

import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { reviewsSubmit } from '../../client/sdk.gen.js';
import type { ReviewStoryResponse } from '../../client/types.gen.js';
import { Part } from '../engagement/part.js';
import { useChanged, useWhose } from '../engagement/whose.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { Scale } from '../goals/scale.js';
import { isNothing } from './answers.js';
import classes from './reviews.module.css';
import { useAnswers } from './use-answers.js';

/** Answering a review, each for themself: the other reads it once it is submitted, and has submitted too. */
export function Answering({ review }: { review: ReviewStoryResponse }) {
  const say = useTranslations('reviews.answering');
  const { other } = useWhose();
  const { id: reviewId, engagementId, questions, goals } = review;
  const path = { engagementId, reviewId };
  const { written, change, ensure, isSaved, problem } = useAnswers(path);
  const [isAsked, ask] = useState(false);
  const changed = useChanged(engagementId);
  const submit = useMutation({
    mutationFn: async () => reviewsSubmit({ path, body: { draft: await ensure() } }),
    onSuccess: async () => {
      toast(say('done'));
      await changed();
    },
  });
  return (
    <Part title={say('title')} about={say('about', { name: other.name })}>
      <Stack mt="md">
        {questions.map(({ key, text }) => (
          <Textarea
            key={key}
            label={text}
            value={written.answers[key] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              change({ ...written, answers: { ...written.answers, [key]: value } })
            }
            autosize
            minRows={2}
            maxLength={5000}
          />
        ))}
        {goals.map(({ id, wording }) => (
          <GoalFields
            key={id}
            wording={wording}
            about={written.goals[id] ?? {}}
            set={(about) => change({ ...written, goals: { ...written.goals, [id]: about } })}
          />
        ))}
        <p role="status" className={classes.faint}>
          {isSaved ? say('saved') : say('kept')}
        </p>
        <ProblemNotice error={problem ?? submit.error} />
        <Button w="fit-content" disabled={isNothing(written)} onClick={() => ask(true)}>
          {say('submit')}
        </Button>
      </Stack>
      {isAsked && (
        <Dialog opened onClose={() => ask(false)} title={say('askTitle')}>
          <Stack>
            {say('ask', { name: other.name })}
            <ProblemNotice error={submit.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => ask(false)}>
                {say('back')}
              </Button>
              <Button loading={submit.isPending} onClick={() => submit.mutate()}>
                {say('confirm')}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </Part>
  );
}

interface GoalFieldsProps {
  wording: string;
  about: { rating?: number; remark?: string };
  set: (about: { rating?: number; remark?: string }) => void;
}

function GoalFields({ wording, about, set }: GoalFieldsProps) {
  const say = useTranslations('reviews.answering');
  return (
    <div className={classes.goal}>
      <Scale legend={say('rating', { wording })} value={about.rating} set={(rating) => set({ ...about, rating })} />
      <Textarea
        label={say('remark', { wording })}
        value={about.remark ?? ''}
        onChange={(event) => set({ ...about, remark: event.currentTarget.value })}
        autosize
        minRows={1}
        maxLength={2000}
      />
    </div>
  );
}

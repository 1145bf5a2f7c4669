import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { pulsesAnswerMutation, pulsesListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { PulseMoment } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './pulse.module.css';

const STEPS = [1, 2, 3, 4, 5];
const QUESTIONS = ['growth', 'support', 'stay', 'confidence'] as const;

/** Four questions, once. */
export function PulseForm({ engagementId, moment }: { engagementId: string; moment: PulseMoment }) {
  const say = useTranslations('pulse');
  const client = useQueryClient();
  const once = useOnce();
  const [answers, setAnswers] = useState<Partial<Record<(typeof QUESTIONS)[number], number>>>({});
  const { growth, support, stay, confidence } = answers;
  const { mutate, error, isPending } = useMutation(pulsesAnswerMutation());
  const submit = () => {
    if (!growth || !support || !stay || !confidence) return;
    mutate(
      { path: { engagementId }, headers: once.headers(), body: { moment, growth, support, stay, confidence } },
      {
        onSuccess: (all) => {
          once.renew();
          client.setQueryData(pulsesListOptions({ path: { engagementId } }).queryKey, all);
          toast(say('thanks'));
        },
      },
    );
  };
  return (
    <form
      className="sheet"
      aria-label={say(`moments.${moment}`)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{say(`moments.${moment}`)}</h2>
      <p className={classes.faint}>{say('formAbout')}</p>
      <br />
      {QUESTIONS.map((question) => (
        <fieldset key={question} className={classes.scale}>
          <legend>{say(`questions.${question}`)}</legend>
          <div className={classes.steps}>
            {STEPS.map((step) => (
              <label key={step} className={classes.step}>
                <input
                  type="radio"
                  name={`${moment}-${question}`}
                  required
                  checked={answers[question] === step}
                  aria-label={say(`steps.s${step as 1 | 2 | 3 | 4 | 5}`)}
                  onChange={() => setAnswers({ ...answers, [question]: step })}
                />
                <span aria-hidden>{step}</span>
              </label>
            ))}
          </div>
          <div className={classes.ends} aria-hidden>
            <span>{say('least')}</span>
            <span>{say('most')}</span>
          </div>
        </fieldset>
      ))}
      <ProblemNotice error={error} />
      <Button type="submit" loading={isPending}>
        {say('submit')}
      </Button>
    </form>
  );
}

import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../drafts/use-draft.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { useFirstFocus } from './use-first-focus.js';
import { Levels } from './levels.js';
import { Measuring } from './measuring.js';
import { isWhole, measuredAnew, saidIn, wordsIn, type Words } from './wordings.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/wording', '/measure', '/targetDate'] as const;

interface Props {
  /** What it is a draft of. */
  thing: string;
  begun: Words;
  submitWord: string;
  isPending: boolean;
  error: unknown;
  submit: (said: ReturnType<typeof saidIn>, done: () => void) => void;
  cancel: () => void;
  /** Shown under the fields, of what is typed. */
  children?: (words: Words) => ReactNode;
}

/** The words of a goal: what for, how one will know, and by when. What is typed is kept. */
export function WordingForm({ thing, begun, submitWord, isPending, error, submit, cancel, children }: Props) {
  const say = useTranslations('goals.form');
  const first = useFirstFocus<HTMLTextAreaElement>();
  const saved = JSON.stringify(begun);
  const { text, change, submitted } = useDraft(thing, saved);
  const words = wordsIn(text, begun);
  const set = (part: Partial<Words>) => change(JSON.stringify({ ...words, ...part }));
  const wrong = useFieldProblems(error, FIELDS);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit(saidIn(words), submitted);
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={say('wording')}
          value={words.wording}
          error={wrong['/wording']}
          onChange={(event) => set({ wording: event.currentTarget.value })}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={500}
          ref={first}
        />
        <TextInput
          label={say('measure')}
          value={words.measure}
          error={wrong['/measure']}
          onChange={(event) => set({ measure: event.currentTarget.value })}
          maxLength={500}
        />
        <TextInput
          type="date"
          label={say('targetDate')}
          value={words.targetDate}
          error={wrong['/targetDate']}
          onChange={(event) => set({ targetDate: event.currentTarget.value })}
          maw={200}
        />
        <Levels levels={words.levels} set={(levels) => change(JSON.stringify(measuredAnew(words, levels)))} />
        <Measuring words={words} set={set} />
        {children?.(words)}
        <ProblemNotice error={error} beside={FIELDS} />
        <Group gap="xs">
          <Button type="submit" loading={isPending} disabled={!isWhole(words)}>
            {submitWord}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              submitted();
              cancel();
            }}
          >
            {say('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

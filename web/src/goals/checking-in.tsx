import { Button, Checkbox, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { goalsCheckInMutation } from '../../client/@tanstack/react-query.gen.js';
import type { GoalResponse } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { useDraft } from '../drafts/use-draft.js';
import { Part } from '../engagement/part.js';
import { useChanged } from '../engagement/whose.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { LOWEST_LEVEL, signed } from './levels.js';
import { Scale } from './scale.js';

/** A look at a goal: where it stands today, and a few words. Private ones stay the author’s. */
export function CheckingIn({ goal }: { goal: GoalResponse }) {
  const say = useTranslations('goals.checkingIn');
  const { id: goalId, engagementId, current } = goal;
  const { text, change, submitted } = useDraft(`check-in.${goalId}`);
  const [value, setValue] = useState<number>();
  const [isPrivate, setPrivate] = useState(false);
  const changed = useChanged(engagementId);
  const once = useOnce();
  const checkIn = useMutation({
    ...goalsCheckInMutation(),
    onSuccess: async () => {
      once.renew();
      submitted();
      change('');
      setValue(undefined);
      toast(say('done'));
      await changed();
    },
  });
  const levels = current.levels?.map((level, place) => ({
    value: place + LOWEST_LEVEL,
    label: `${signed(place + LOWEST_LEVEL)} ${level}`,
  }));
  const note = text.trim();
  return (
    <Part title={say('title')} tone={isPrivate ? 'private' : undefined}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const looked = levels ? { level: value } : { score: value };
          const body = { ...looked, ...(note && { note }), private: isPrivate };
          checkIn.mutate({ path: { engagementId, goalId }, headers: once.headers(), body });
        }}
      >
        <Stack gap="sm">
          <Scale legend={levels ? say('level') : say('score')} value={value} set={setValue} levels={levels} />
          <Textarea
            label={isPrivate ? say('notePrivate') : say('note')}
            readOnly={checkIn.isPending}
            value={text}
            onChange={(event) => change(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={2}
          />
          <Checkbox
            label={say('private')}
            description={say('privateAbout')}
            checked={isPrivate}
            onChange={(event) => setPrivate(event.currentTarget.checked)}
          />
          <ProblemNotice error={checkIn.error} />
          <Button type="submit" w="fit-content" disabled={value === undefined} loading={checkIn.isPending}>
            {say('save')}
          </Button>
        </Stack>
      </form>
    </Part>
  );
}

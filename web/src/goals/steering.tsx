import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { goalsAchieve, goalsDrop, goalsHold, goalsResume, goalsStart } from '../../client/sdk.gen.js';
import type { GoalResponse } from '../../client/types.gen.js';
import { useChanged } from '../engagement/whose.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';

const ways = { start: goalsStart, hold: goalsHold, resume: goalsResume, achieve: goalsAchieve, drop: goalsDrop };
type Way = keyof typeof ways;

/** What can be done with a goal in each of its states. The last two end it. */
const possible: Partial<Record<GoalResponse['state'], Way[]>> = {
  agreed: ['start', 'achieve', 'drop'],
  in_progress: ['achieve', 'hold', 'drop'],
  on_hold: ['resume', 'achieve', 'drop'],
};

/** Starting, holding, achieving, dropping. What ends a goal is asked about first. */
export function Steering({ goal: { id: goalId, engagementId, state } }: { goal: GoalResponse }) {
  const say = useTranslations('goals.steering');
  const [asked, ask] = useState<'achieve' | 'drop'>();
  const changed = useChanged(engagementId);
  const { mutate, error, isPending } = useMutation({
    mutationFn: (way: Way) => ways[way]({ path: { engagementId, goalId } }),
    onSuccess: async (_done, way) => {
      ask(undefined);
      toast(say(`done.${way}`));
      await changed();
    },
  });
  return (
    <>
      <Group gap="xs" mt="sm">
        {(possible[state] ?? []).map((way, place) => (
          <Button
            key={way}
            size="xs"
            variant={place === 0 ? 'light' : 'default'}
            loading={isPending && asked === undefined}
            onClick={() => (way === 'achieve' || way === 'drop' ? ask(way) : mutate(way))}
          >
            {say(way)}
          </Button>
        ))}
      </Group>
      {!asked && <ProblemNotice error={error} />}
      {asked && (
        <Dialog opened onClose={() => ask(undefined)} title={say(`ask.${asked}`)}>
          <Stack>
            {say('ends')}
            <ProblemNotice error={error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => ask(undefined)}>
                {say('back')}
              </Button>
              <Button loading={isPending} onClick={() => mutate(asked)}>
                {say(`confirm.${asked}`)}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </>
  );
}

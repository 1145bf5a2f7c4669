import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sessionsRescheduleMutation } from '../../client/@tanstack/react-query.gen.js';
import { sessionsPreviewRescheduling } from '../../client/sdk.gen.js';
import type { SessionResponse, SlotResponse } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { Waiting } from '../frame/waiting.js';
import { dayOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { costOf } from './cost.js';
import { Consequences } from './consequences.js';
import { CostNotice } from './cost-notice.js';
import { Slots } from './slots.js';
import { useChanged, type Whose } from './whose.js';

interface Props {
  whose: Whose;
  session: SessionResponse;
  /** When it is, on the reader’s wall clock. */
  at: string;
  close: () => void;
}

/** Moves a session to another time that both have; says what follows before it is done. */
export function Moving({ whose, session, at, close }: Props) {
  const say = useTranslations('engagement.moving');
  const { language } = useSpoken();
  const { engagementId, other, side } = whose;
  const [isFollowed, follow] = useState(false);
  const [slot, choose] = useState<SlotResponse>();
  const changed = useChanged(engagementId);
  const once = useOnce();
  const path = { engagementId, sessionId: session.id };
  // A coach may have a second session in a week, knowingly, and moves all that follow as well.
  const asCoach = side === 'coach' && {
    overrideWeek: true,
    scope: isFollowed ? ('following' as const) : ('this' as const),
  };
  const body = { localStart: slot?.localStart ?? '', timeZone: slot?.timeZone, ...asCoach };
  const preview = useQuery({
    queryKey: ['rescheduling', path, body],
    queryFn: async () => (await sessionsPreviewRescheduling({ path, body })).data,
    enabled: slot !== undefined,
    staleTime: 0,
  });
  const cost = preview.data && costOf(preview.data);
  const move = useMutation({
    ...sessionsRescheduleMutation(),
    onSuccess: async () => {
      toast(cost === 'asks' ? say('asked', { name: other.name }) : say('done'));
      close();
      await changed();
    },
  });
  const when = { day: dayOf(at, language), time: timeOf(at) };
  return (
    <Dialog opened onClose={close} size="lg" title={say('title', when)}>
      <Stack>
        <Slots whose={whose} near={session.localStart} chosen={slot} choose={choose} />
        {side === 'coach' && (
          <Checkbox
            label={say('following')}
            checked={isFollowed}
            onChange={({ currentTarget }) => follow(currentTarget.checked)}
          />
        )}
        {preview.isFetching && <Waiting />}
        {preview.data && <CostNotice preview={preview.data} whose={whose} />}
        {preview.data && isFollowed && <Consequences of={preview.data} />}
        <ProblemNotice error={preview.error ?? move.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say('keep')}
          </Button>
          <Button
            disabled={!cost}
            loading={move.isPending}
            onClick={() => move.mutate({ path, headers: once.headers(), body })}
          >
            {cost === 'asks' ? say('ask', { name: other.name }) : say('confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { sessionsCancelMutation } from '../../client/@tanstack/react-query.gen.js';
import { sessionsPreviewCancellation } from '../../client/sdk.gen.js';
import type { SessionResponse } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Waiting } from '../frame/waiting.js';
import { toast } from '../frame/toasts.js';
import { dayOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { costOf } from './cost.js';
import { CostNotice } from './cost-notice.js';
import { useChanged, type Whose } from './whose.js';

interface Props {
  whose: Whose;
  session: SessionResponse;
  /** When it is, on the reader’s wall clock. */
  at: string;
  close: () => void;
}

/** Says what cancelling would cost, before it is done. */
export function Cancelling({ whose, session, at, close }: Props) {
  const say = useTranslations('engagement.cancelling');
  const { language } = useSpoken();
  const { engagementId, other } = whose;
  const why = useWhy(`cancelling.${session.id}`);
  const reason = why.said;
  const changed = useChanged(engagementId);
  const once = useOnce();
  const path = { engagementId, sessionId: session.id };
  const preview = useQuery({
    queryKey: ['cancellation', path],
    queryFn: async () => (await sessionsPreviewCancellation({ path, body: {} })).data,
    staleTime: 0,
  });
  const cost = preview.data && costOf(preview.data);
  const cancel = useMutation({
    ...sessionsCancelMutation(),
    onSuccess: async () => {
      why.submitted();
      toast(cost === 'asks' ? say('asked', { name: other.name }) : say('done'));
      close();
      await changed();
    },
  });
  const when = { day: dayOf(at, language), time: timeOf(at) };
  return (
    <Dialog opened onClose={close} title={say('title', when)}>
      <Stack>
        {preview.isPending && <Waiting />}
        {preview.data && <CostNotice preview={preview.data} whose={whose} />}
        <Reason label={say('reason', { name: other.name })} why={why} />
        <ProblemNotice error={preview.error ?? cancel.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say('keep')}
          </Button>
          <Button
            color={cost === 'forfeits' ? 'red.9' : undefined}
            disabled={!cost}
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ path, headers: once.headers(), body: reason ? { reason } : {} })}
          >
            {say(`confirm.${cost ?? 'free'}`, { name: other.name })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

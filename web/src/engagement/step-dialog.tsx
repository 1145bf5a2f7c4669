import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ConsequencesResponse } from '../../client/types.gen.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { Waiting } from '../frame/waiting.js';
import { Consequences } from './consequences.js';
import { useChanged, type Whose } from './whose.js';

/** What each step of an engagement's life is given. */
export interface StepProps {
  whose: Whose;
  close: () => void;
}

/** Does a step once; then everything that was read of the engagement is read anew. */
export function useStep({ whose: { engagementId }, close }: StepProps, told: string, work: () => Promise<unknown>) {
  const changed = useChanged(engagementId);
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      toast(told);
      close();
      await changed();
    },
  });
}

/** What a step would come to. Asking changes nothing; undefined while something is missing that it depends on. */
export function usePreview(key: unknown[], ask?: () => Promise<{ data: ConsequencesResponse }>) {
  return useQuery({
    queryKey: ['preview', ...key],
    queryFn: async () => (await ask?.())?.data,
    enabled: ask !== undefined,
    staleTime: 0,
    retry: false,
  });
}

interface Props {
  title: string;
  about?: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  /** What it would come to. */
  preview?: ReturnType<typeof usePreview>;
  step: { mutate: () => void; isPending: boolean; error: unknown };
  isReady?: boolean;
  isGrave?: boolean;
  size?: 'md' | 'lg';
  close: () => void;
  /** What it asks for. */
  children?: ReactNode;
}

/** A step of an engagement's life: what it asks for, what would follow, and only then the button that does it. */
export function StepDialog({ title, about, confirm, preview, step, close, children, ...looks }: Props) {
  const say = useTranslations('life');
  const { isReady = true, isGrave = false, size } = looks;
  const isKnown = !preview || Boolean(preview.data) || !preview.isEnabled;
  return (
    <Dialog opened onClose={close} title={title} size={size}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          step.mutate();
        }}
      >
        <Stack>
          {about && <div>{about}</div>}
          {children}
          {preview?.isEnabled && preview.isPending && <Waiting />}
          {preview?.data && <Consequences of={preview.data} />}
          <ProblemNotice error={step.error ?? preview?.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {say('back')}
            </Button>
            <Button
              type="submit"
              color={isGrave ? 'red.9' : undefined}
              disabled={!isReady || !isKnown}
              loading={step.isPending}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

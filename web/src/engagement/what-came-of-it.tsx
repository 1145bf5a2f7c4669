import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { sessionsCompleteMutation, sessionsMarkAbsenceMutation } from '../../client/@tanstack/react-query.gen.js';
import type { SessionResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { useNow } from '../times/use-now.js';
import { useChanged, type Whose } from './whose.js';

/** Once it has begun, the coach says what came of it; either says that the other did not come. */
export function WhatCameOfIt({
  whose: { engagementId, side, other },
  session,
}: {
  whose: Whose;
  session: SessionResponse;
}) {
  const say = useTranslations('engagement.next');
  const changed = useChanged(engagementId);
  const now = useNow();
  const path = { engagementId, sessionId: session.id };
  const done = { onSuccess: () => (toast(say('noted')), changed()) };
  const held = useMutation({ ...sessionsCompleteMutation(), ...done });
  const absent = useMutation({ ...sessionsMarkAbsenceMutation(), ...done });
  if (!side || Date.parse(session.startsAt) > now.getTime()) return null;
  const missing = side === 'coach' ? 'coachee' : 'coach';
  return (
    <>
      {side === 'coach' && (
        <Button onClick={() => held.mutate({ path })} loading={held.isPending}>
          {say('held')}
        </Button>
      )}
      <Button
        variant="default"
        onClick={() => absent.mutate({ path, body: { absent: missing } })}
        loading={absent.isPending}
      >
        {say('absent', { name: other.name })}
      </Button>
      <ProblemNotice error={held.error ?? absent.error} />
    </>
  );
}

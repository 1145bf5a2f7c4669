import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  demonstrationMakeMutation,
  demonstrationReadOptions,
  demonstrationRemoveMutation,
  meReadOptions,
} from '../../client/@tanstack/react-query.gen.js';
import type { DemonstrationResponse } from '../../client/types.gen.js';
import { announce } from '../frame/announcer.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { useChangePractice, useMember } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import classes from './administration.module.css';

const AGAIN_MS = 700;

/** A practice to look around in, made and removed at a click. In it, there is no other one. */
export function Demonstration() {
  return useMember().demonstrates ? null : <OfThisPractice />;
}

function OfThisPractice() {
  const say = useTranslations('administration.demonstration');
  const demonstration = useDemonstration();
  const { state } = demonstration;
  return (
    <section className="sheet" aria-labelledby="demonstration">
      <h2 id="demonstration">{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      {state === 'none' && <Make word={say('make')} />}
      {state === 'being_made' && <BeingMade {...demonstration} />}
      {state === 'ready' && <Ready {...demonstration} />}
      {state === 'failed' && (
        <>
          <p>{say('failed')}</p>
          <Make word={say('again')} />
        </>
      )}
    </section>
  );
}

/** Asked for again as long as it is being made; what comes of it is read out. */
function useDemonstration(): DemonstrationResponse {
  const say = useTranslations('administration.demonstration');
  const { data } = useSuspenseQuery({
    ...demonstrationReadOptions(),
    refetchInterval: ({ state: { data: known } }) => (known?.state === 'being_made' ? AGAIN_MS : false),
  });
  const before = useRef(data.state);
  useEffect(() => {
    if (before.current === 'being_made' && data.state === 'ready') announce(say('isReady'));
    before.current = data.state;
  }, [data.state, say]);
  return data;
}

function Make({ word }: { word: string }) {
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    ...demonstrationMakeMutation(),
    onSuccess: (asked) => client.setQueryData(demonstrationReadOptions().queryKey, asked),
    onError: () => void client.invalidateQueries({ queryKey: demonstrationReadOptions().queryKey }),
  });
  return (
    <>
      <ProblemNotice error={error} />
      <Button variant="light" loading={isPending} onClick={() => mutate({})}>
        {word}
      </Button>
    </>
  );
}

function BeingMade({ weeksTold, weeks }: DemonstrationResponse) {
  const say = useTranslations('administration.demonstration');
  return (
    <>
      <p className={classes.told}>{say('told', { week: weeksTold, weeks })}</p>
      <Progress.Root size="md" mb="md">
        <Progress.Section value={(weeksTold / weeks) * 100} aria-label={say('making')} />
      </Progress.Root>
      <Remove word={say('stop')} />
    </>
  );
}

function Ready({ practiceId, askedBy, yours }: DemonstrationResponse) {
  const say = useTranslations('administration.demonstration');
  const client = useQueryClient();
  const navigate = useNavigate();
  const changePractice = useChangePractice();
  const goIn = async (practice: string) => {
    // Only now is it among those that they are in.
    await client.invalidateQueries({ queryKey: meReadOptions().queryKey });
    await navigate({ to: '/' });
    await changePractice(practice);
  };
  return (
    <>
      {!yours && <p>{say('ofAnother', { name: askedBy ?? '' })}</p>}
      <div className={classes.files}>
        {practiceId && <Button onClick={() => void goIn(practiceId)}>{say('goIn')}</Button>}
        <Remove word={say('remove')} />
      </div>
    </>
  );
}

/** Asked for once more before it is gone: it comes back as it was made, and not as it was left. */
function Remove({ word }: { word: string }) {
  const say = useTranslations('administration.demonstration');
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const { mutate, error, isPending } = useMutation({
    ...demonstrationRemoveMutation(),
    onSuccess: async () => {
      setAsked(false);
      await client.invalidateQueries({ queryKey: demonstrationReadOptions().queryKey });
      await client.invalidateQueries({ queryKey: meReadOptions().queryKey });
      toast(say('removed'));
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {word}
      </Button>
      <Dialog opened={isAsked} onClose={() => setAsked(false)} title={say('removeTitle')}>
        <p>{say('removeMeans')}</p>
        <ProblemNotice error={error} />
        <div className={classes.tools}>
          <Button variant="default" onClick={() => setAsked(false)}>
            {say('keep')}
          </Button>
          <Button color="red" loading={isPending} onClick={() => mutate({})}>
            {say('removeNow')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { peopleRemoveMutation } from '../../client/@tanstack/react-query.gen.js';
import type { PersonResponse } from '../../client/types.gen.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { useMember } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import classes from './administration.module.css';

/** Somebody leaves: what follows is said before it is done. */
export function Removal({ person: { id, name } }: { person: PersonResponse }) {
  const say = useTranslations('administration.removal');
  const { personId: me } = useMember();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const why = useWhy(`removing.${id}`);
  const { mutate, error, isPending } = useMutation({
    ...peopleRemoveMutation(),
    onSuccess: async () => {
      why.submitted();
      await client.invalidateQueries({ queryKey: ['people'] });
      toast(say('done', { name }));
      await navigate({ to: '/administration/people' });
    },
  });
  if (id === me) return null;
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <Button variant="default" onClick={() => setAsked(true)}>
        {say('remove', { name })}
      </Button>
      <Dialog opened={isAsked} onClose={() => setAsked(false)} title={say('remove', { name })}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            mutate({ path: { personId: id }, body: { reason: why.said } });
          }}
        >
          <p>{say('means', { name })}</p>
          <Reason label={say('reason')} why={why} longest={500} />
          <ProblemNotice error={error} />
          <div className={classes.tools}>
            <Button variant="default" onClick={() => setAsked(false)}>
              {say('keep')}
            </Button>
            <Button type="submit" loading={isPending} disabled={!why.said} color="red">
              {say('now')}
            </Button>
          </div>
        </form>
      </Dialog>
    </section>
  );
}

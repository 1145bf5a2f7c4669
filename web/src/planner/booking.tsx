import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { engagementsCreate, engagementsSubmit } from '../../client/sdk.gen.js';
import type { DraftEngagementRequest } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './planner.module.css';

interface Props {
  /** Undefined while something is missing. */
  request: DraftEngagementRequest | undefined;
  /** What is, then. */
  missing: 'notChosen' | 'notDecided' | 'onlyOne';
  count: number;
  booked: () => void;
}

/** All of them at once: drafted, and everybody asked. Until all have agreed, the dates are held. */
export function Booking({ request, missing, count, booked }: Props) {
  const say = useTranslations('planner');
  const once = useOnce();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const book = async (body: DraftEngagementRequest) => {
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await engagementsCreate({ body, headers: once.headers(), throwOnError: true });
      await engagementsSubmit({ path: { engagementId: data.id }, throwOnError: true });
      once.renew();
      booked();
      await client.invalidateQueries();
      toast(say('booked', { name: data.coachee.name }));
      await navigate({ to: '/plan/$engagementId', params: { engagementId: data.id } });
    } catch (thrown) {
      // What is sent once more may differ from what was refused.
      once.renew();
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <div className={`${classes.booking} no-print`}>
      <ProblemNotice error={error} />
      <Group gap="sm">
        <Button size="md" onClick={() => request && void book(request)} disabled={!request} loading={isBusy}>
          {say('book', { count })}
        </Button>
        <Button size="md" variant="default" onClick={() => globalThis.print()} disabled={count === 0}>
          {say('print')}
        </Button>
      </Group>
      <p className={classes.why}>{say(request ? 'heldUntil' : missing)}</p>
    </div>
  );
}

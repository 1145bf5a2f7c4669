import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { peopleReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { peopleGiveCapacity, peopleTakeCapacity } from '../../client/sdk.gen.js';
import type { Capacity, PersonResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './administration.module.css';

interface Wish {
  capacity: Capacity;
  isHeld: boolean;
}

/** What somebody may do in the practice. Neither lets anybody read what is said in another's coaching. */
export function Capacities({ person }: { person: PersonResponse }) {
  const say = useTranslations('administration');
  const client = useQueryClient();
  // A switch is where it was put, until the server has answered.
  const [wish, setWish] = useState<Wish>();
  const change = useMutation({
    mutationFn: async ({ capacity, isHeld }: Wish) => {
      const path = { personId: person.id, capacity };
      if (isHeld) await peopleGiveCapacity({ path });
      else await peopleTakeCapacity({ path });
    },
    onSuccess: () => toast(say('saved')),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: peopleReadOptions({ path: { personId: person.id } }).queryKey });
      await client.invalidateQueries({ queryKey: ['people'] });
      setWish(undefined);
    },
  });
  return (
    <section className="sheet">
      <h2>{say('does')}</h2>
      <div className={classes.choices}>
        {(['coach', 'administrator'] as const).map((capacity) => (
          <Switch
            key={capacity}
            label={say(capacity)}
            description={say(`means.${capacity}`)}
            checked={wish?.capacity === capacity ? wish.isHeld : person.capacities.includes(capacity)}
            onChange={(event) => {
              const next = { capacity, isHeld: event.currentTarget.checked };
              setWish(next);
              change.mutate(next);
            }}
          />
        ))}
      </div>
      <ProblemNotice error={change.error} />
    </section>
  );
}

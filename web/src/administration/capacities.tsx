import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { peopleReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { peopleGiveCapacity, peopleTakeCapacity } from '../../client/sdk.gen.js';
import type { Capacity, PersonResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './administration.module.css';

/** What somebody may do in the practice. Neither lets anybody read what is said in another's coaching. */
export function Capacities({ person }: { person: PersonResponse }) {
  const say = useTranslations('administration');
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: async ({ capacity, isHeld }: { capacity: Capacity; isHeld: boolean }) => {
      const path = { personId: person.id, capacity };
      if (isHeld) await peopleGiveCapacity({ path });
      else await peopleTakeCapacity({ path });
    },
    onSuccess: () => toast(say('saved')),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: peopleReadOptions({ path: { personId: person.id } }).queryKey });
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const isShown = (capacity: Capacity) => {
    const { variables } = change;
    if (change.isPending && variables.capacity === capacity) return variables.isHeld;
    return person.capacities.includes(capacity);
  };
  return (
    <section className="sheet">
      <h2>{say('does')}</h2>
      <div className={classes.choices}>
        {(['coach', 'administrator'] as const).map((capacity) => (
          <Switch
            key={capacity}
            label={say(capacity)}
            description={say(`means.${capacity}`)}
            checked={isShown(capacity)}
            onChange={(event) => change.mutate({ capacity, isHeld: event.currentTarget.checked })}
          />
        ))}
      </div>
      <ProblemNotice error={change.error} />
    </section>
  );
}

import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './company.module.css';
import type { Asked } from './use-overview.js';

const STATES = ['awaiting_agreement', 'active', 'paused', 'completed', 'ended_early'] as const;
const SORTS = ['health', 'ending', 'oldest'] as const;
const LOOK_AFTER_MS = 250;

export function Filters({ asked, ask }: { asked: Asked; ask: (asked: Asked) => void }) {
  const say = useTranslations('company');
  const states = useTranslations('mirror.states');
  const [name, setName] = useState(asked.coachee ?? '');
  const look = useDebouncedCallback((coachee: string) => ask({ ...asked, coachee: coachee.trim() }), LOOK_AFTER_MS);
  return (
    <div className={classes.filters}>
      <TextInput
        label={say('byName')}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          look(event.currentTarget.value);
        }}
      />
      <Select
        label={say('byState')}
        placeholder={say('anyState')}
        data={STATES.map((value) => ({ value, label: states(value) }))}
        value={asked.state ?? null}
        onChange={(state) => ask({ ...asked, state: state ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': say('anyState') }}
      />
      <Select
        label={say('order')}
        data={SORTS.map((value) => ({ value, label: say(`sorts.${value}`) }))}
        value={asked.sort}
        onChange={(sort) => sort && ask({ ...asked, sort })}
        allowDeselect={false}
      />
    </div>
  );
}

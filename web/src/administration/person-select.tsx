import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePeople } from './use-people.js';

const LOOK_AFTER_MS = 250;

interface Props {
  label: string;
  description?: string;
  /** Where nobody is chosen; Nobody, if left out. */
  placeholder?: string;
  value: string | null;
  onChange: (personId: string | null) => void;
}

/** Somebody of the practice, by a few letters of their name. */
export function PersonSelect({ label, description, placeholder, value, onChange }: Props) {
  const say = useTranslations('administration');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [name] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), LOOK_AFTER_MS);
  const { people } = usePeople('all', name);
  const found = people.map(({ id, name: called }) => ({ value: id, label: called }));
  const data = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      label={label}
      description={description}
      placeholder={placeholder ?? say('nobodyYet')}
      data={data}
      value={value}
      onChange={(id, option) => {
        setChosen(id && option ? { value: id, label: option.label } : undefined);
        onChange(id);
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has looked already.
      filter={({ options }) => options}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': placeholder ?? say('nobodyYet') }}
    />
  );
}

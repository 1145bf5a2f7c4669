import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './door.module.css';

interface Props {
  label: string;
  description?: string;
  value: string;
  onChange: (code: string) => void;
}

/** A code, as telephones and password managers know to fill it in. Blanks out of a mail are left out. */
export function CodeInput({ label, description, value, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  // The step asks for nothing else.
  useEffect(() => input.current?.focus(), []);
  return (
    <TextInput
      ref={input}
      classNames={{ wrapper: classes.code }}
      label={label}
      description={description}
      name="code"
      autoComplete="one-time-code"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\s/g, ''))}
      required
      withAsterisk={false}
      size="md"
    />
  );
}

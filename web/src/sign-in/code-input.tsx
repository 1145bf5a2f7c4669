import { TextInput } from '@mantine/core';
import classes from './door.module.css';

interface Props {
  label: string;
  description?: string;
  value: string;
  onChange: (code: string) => void;
}

/** A code, as telephones and password managers know to fill it in. Blanks out of a mail are left out. */
export function CodeInput({ label, description, value, onChange }: Props) {
  return (
    <TextInput
      classNames={{ wrapper: classes.code }}
      label={label}
      description={description}
      name="code"
      autoComplete="one-time-code"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\s/g, ''))}
      required
      withAsterisk={false}
      autoFocus
      size="md"
    />
  );
}

import { Button, Group, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './catalogue.module.css';

/** As long as the server takes it. */
const LONGEST = 500;

interface Props {
  label: string;
  /** What the button says that saves it. */
  word: string;
  begun?: string;
  isTaken: (wording: string) => boolean;
  isBusy: boolean;
  save: (wording: string) => void;
  close: () => void;
}

/** The words of one goal, in its place. Escape leaves them. */
export function WordingField({ label, word, begun = '', isTaken, isBusy, save, close }: Props) {
  const say = useTranslations('catalogue');
  const [wording, setWording] = useState(begun);
  const field = useRef<HTMLInputElement>(null);
  // Whoever asked for it wants to type.
  useEffect(() => field.current?.focus(), []);
  const isSame = isTaken(wording);
  return (
    <form
      className={classes.wording}
      onSubmit={(event) => {
        event.preventDefault();
        save(wording.trim());
      }}
    >
      <TextInput
        label={label}
        value={wording}
        onChange={({ currentTarget }) => setWording(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && close()}
        maxLength={LONGEST}
        error={isSame && say('thereAlready')}
        ref={field}
      />
      <Group gap="xs">
        <Button
          type="submit"
          size="sm"
          loading={isBusy}
          disabled={!wording.trim() || wording.trim() === begun || isSame}
        >
          {word}
        </Button>
        <Button size="sm" variant="default" onClick={close}>
          {say('leave')}
        </Button>
      </Group>
    </form>
  );
}

import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from '../frame/announcer.js';

/** Copies a text, and tells so. Where the browser lets nothing be copied, there is the text to select. */
export function CopyButton({ text }: { text: string }) {
  const say = useTranslations('profile.copying');
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    announce(say('done'));
  };
  if (!('clipboard' in navigator)) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconCopy size={16} />}
      onClick={() => void copy().catch(() => announce(say('not')))}
    >
      {say(isDone ? 'done' : 'copy')}
    </Button>
  );
}

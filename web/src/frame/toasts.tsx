import { Button, Group } from '@mantine/core';
import { hideNotification, Notifications, showNotification } from '@mantine/notifications';
import { spokenNow } from '../words/language.js';

const LONG_ENOUGH_MS = 8_000;

/** Where toasts appear; what is shown is read out. */
export function Toasts() {
  return <Notifications position="bottom-center" autoClose={LONG_ENOUGH_MS} limit={3} aria-live="polite" />;
}

/** Tells that something was done, and offers to undo it where that can be. */
export function toast(message: string, undo?: { word: string; act: () => void }): void {
  const id = crypto.randomUUID();
  showNotification({
    id,
    withBorder: true,
    closeButtonProps: { 'aria-label': spokenNow().words.frame.close },
    message: undo ? (
      <Group justify="space-between">
        {message}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            hideNotification(id);
            undo.act();
          }}
        >
          {undo.word}
        </Button>
      </Group>
    ) : (
      message
    ),
  });
}

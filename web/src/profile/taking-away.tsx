import { Button, Group } from '@mantine/core';
import { Dialog } from '../frame/dialog.js';

interface Props<T> {
  /** What is to go; nothing is asked while there is none. */
  leaving: T | undefined;
  say: { title: string; means: string; confirm: string; keep: string };
  keep: () => void;
  take: (leaving: T) => void;
}

/** Asks before something of one's account is taken away, and says what that means. */
export function TakingAway<T>({ leaving, say, keep, take }: Props<T>) {
  return (
    <Dialog opened={leaving !== undefined} onClose={keep} title={say.title}>
      <p>{say.means}</p>
      <Group>
        <Button
          onClick={() => {
            keep();
            if (leaving !== undefined) take(leaving);
          }}
        >
          {say.confirm}
        </Button>
        <Button variant="subtle" onClick={keep}>
          {say.keep}
        </Button>
      </Group>
    </Dialog>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './engagement.module.css';

interface Way {
  name: string;
  /** Undefined where there is none. */
  act: (() => void) | undefined;
}

/** Two arrows that change a place in an order: earlier, and later. */
export function Arrows({ earlier, later }: { earlier: Way; later: Way }) {
  return (
    <span className={classes.arrows}>
      {[
        { ...earlier, Icon: IconArrowUp },
        { ...later, Icon: IconArrowDown },
      ].map(({ name, act, Icon }) => (
        <ActionIcon
          key={name}
          variant="subtle"
          disabled={!act}
          onClick={act}
          aria-label={name}
          className={classes.arrow}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </span>
  );
}

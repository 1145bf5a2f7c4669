import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './frame.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'md' | 'lg';
  children: ReactNode;
}

/** Something that is asked before all else. Escape leaves it; whoever opens it offers a button that does, too. */
export function Dialog({ title, children, ...root }: Props) {
  return (
    <Modal.Root {...root}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <h2 className={classes.dialogTitle}>{title}</h2>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

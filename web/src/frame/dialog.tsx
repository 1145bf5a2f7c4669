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
export function Dialog({ title, children, ...modal }: Props) {
  return (
    <Modal {...modal} withCloseButton={false} aria-label={title}>
      <h2 className={classes.dialogTitle}>{title}</h2>
      {children}
    </Modal>
  );
}

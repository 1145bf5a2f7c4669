import { useId, type ReactNode } from 'react';
import classes from './engagement.module.css';

interface Props {
  title: string;
  about?: ReactNode;
  /** What stands beside its name: a button, a count. */
  aside?: ReactNode;
  tone?: 'private' | 'waiting';
  children: ReactNode;
}

/** A part of a page, on a sheet of its own. */
export function Part({ title, about, aside, tone, children }: Props) {
  const id = useId();
  return (
    <section className={`sheet ${classes.part} ${tone ? classes[tone] : ''}`} aria-labelledby={id}>
      <div className={classes.partHead}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {about && <p className={classes.faint}>{about}</p>}
      {children}
    </section>
  );
}

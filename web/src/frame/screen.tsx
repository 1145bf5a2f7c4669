import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './frame.module.css';

let isFirst = true;

/** Each screen's beginning: its name is the page's title, and has the focus when somebody comes here from another. */
export function Screen({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Rapport`;
  }, [title]);
  useEffect(() => {
    // A page that was just opened is read from its top by itself.
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <div className={classes.screen}>
      <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
        {title}
      </Title>
      {about && <p className={classes.about}>{about}</p>}
      {children}
    </div>
  );
}

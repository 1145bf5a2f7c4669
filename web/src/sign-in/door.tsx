import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { ConnectionBanner } from '../frame/connection-banner.js';
import mark from '../look/rapport.svg';
import classes from './door.module.css';

/** What stands around each step of coming in. A new step has the focus at its heading. */
export function Door({ title, about, children }: { title: string; about: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(title);
  useEffect(() => {
    document.title = `${title} · Rapport`;
    if (before.current !== title) heading.current?.focus();
    before.current = title;
  }, [title]);
  return (
    <>
      <ConnectionBanner />
      <main className={classes.page}>
        <div className={classes.door}>
          <img src={mark} alt="Rapport" width={44} height={44} className={classes.mark} />
          <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          <p className={classes.about}>{about}</p>
          {children}
        </div>
      </main>
    </>
  );
}

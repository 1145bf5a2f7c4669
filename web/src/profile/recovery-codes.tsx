import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../frame/session.js';
import { CopyButton } from './copy-button.js';
import classes from './profile.module.css';

/** Codes for when the app is lost, shown this once: to copy, or on paper. */
export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const say = useTranslations('profile.recovery');
  const { email = '' } = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed is gone: whoever reads by ear is taken to what came of it.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes.codes}>
      <h3 ref={heading} tabIndex={-1}>
        {say('title')}
      </h3>
      <p>{say('about', { email })}</p>
      <ul className={`plain-list ${classes.codeList}`}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group className="no-print">
        <CopyButton text={codes.join('\n')} />
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => globalThis.print()}>
          {say('print')}
        </Button>
        <Button onClick={done}>{say('kept')}</Button>
      </Group>
    </div>
  );
}

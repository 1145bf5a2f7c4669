import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { NoteResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { together } from './note-keeping.js';

interface Props {
  mine: string;
  theirs: NoteResponse;
  settle: (chosen: string) => void;
}

/** Two people wrote at once: both texts, side by side, and one's own can be changed before it goes on. */
export function TwoVersions({ mine, theirs, settle }: Props) {
  const say = useTranslations('notes.conflict');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const [own, setOwn] = useState(mine);
  const when = theirs.updatedAt ? momentOf(theirs.updatedAt, timeZone, language) : '';
  return (
    <div role="group" aria-label={say('title')}>
      <p role="alert" className={classes.conflict}>
        {say('about', { name: theirs.by ?? say('somebody') })}
      </p>
      <div className={classes.pair}>
        <Textarea
          label={say('mine')}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
          autosize
          minRows={6}
        />
        <div>
          <p className={classes.label}>{say('theirs', { name: theirs.by ?? say('somebody'), when })}</p>
          <p className={classes.theirs} data-testid="theirs">
            {theirs.text}
          </p>
        </div>
      </div>
      <Group gap="xs" mt="sm">
        <Button onClick={() => setOwn(together(own, theirs.text))} variant="default">
          {say('together')}
        </Button>
        <Button onClick={() => settle(own)}>{say('keepMine')}</Button>
        <Button onClick={() => settle(theirs.text)} variant="default">
          {say('takeTheirs')}
        </Button>
      </Group>
    </div>
  );
}

import { Button, Group, Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { NoteResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { together } from './note-keeping.js';

interface Props {
  mine: string;
  /** Keeps one's own as it is changed, as any text that is not sent yet. */
  change: (mine: string) => void;
  theirs: NoteResponse;
  settle: (chosen: string) => void;
}

/** Two people wrote at once: both texts, side by side, and one's own can be changed before it goes on. */
export function TwoVersions({ mine, change, theirs, settle }: Props) {
  const say = useTranslations('notes.conflict');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const when = theirs.updatedAt ? momentOf(theirs.updatedAt, timeZone, language) : '';
  const take = () => {
    settle(theirs.text);
    toast(say('took'), { word: say('undo'), act: () => change(mine) });
  };
  return (
    <div role="group" aria-label={say('title')}>
      <p role="alert" className={classes.conflict}>
        {say('about', { name: theirs.by ?? say('somebody') })}
      </p>
      <div className={classes.pair}>
        <Textarea
          label={say('mine')}
          value={mine}
          onChange={(event) => change(event.currentTarget.value)}
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
        <Button onClick={() => change(together(mine, theirs.text))} variant="default">
          {say('together')}
        </Button>
        <Button onClick={() => settle(mine)}>{say('keepMine')}</Button>
        <Button onClick={take} variant="default">
          {say('takeTheirs')}
        </Button>
      </Group>
    </div>
  );
}

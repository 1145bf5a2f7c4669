import { Anchor, Textarea } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { IconLock, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { EarlierVersions } from './note-versions.js';
import { TwoVersions } from './two-versions.js';
import { useNote, type Keeping, type NoteKind, type NotePath } from './use-note.js';

/** A note about a session: of both, or one's own. Which of the two it is shows in colour, sign and words. */
export function Note(props: NoteProps) {
  // Brought back by the server: what is shown begins anew with it.
  const [turn, setTurn] = useState(0);
  return <OneNote key={turn} {...props} restored={() => setTurn(turn + 1)} />;
}

interface NoteProps {
  kind: NoteKind;
  path: NotePath;
  name: string;
  /** Nothing is written any more: the engagement is over. */
  isOver?: boolean;
}

function OneNote({ kind, path, name, isOver, restored }: NoteProps & { restored: () => void }) {
  const say = useTranslations('notes');
  const { text, change, keeping, problem, theirs, settle, save, server } = useNote(kind, path);
  const Sign = kind === 'private' ? IconLock : IconUsers;
  return (
    <section className={`${classes.note} ${classes[kind]}`} aria-labelledby={`note-${kind}`}>
      <div className={classes.noteHead}>
        <h2 id={`note-${kind}`}>
          <Sign size={18} aria-hidden /> {say(`${kind}.title`)}
        </h2>
        <span className={classes.who}>{say(`${kind}.who`, { name })}</span>
      </div>
      {theirs ? (
        <TwoVersions mine={text} change={change} theirs={theirs} settle={settle} />
      ) : (
        <Textarea
          aria-label={say(`${kind}.label`)}
          placeholder={isOver ? undefined : say(`${kind}.placeholder`, { name })}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          variant="unstyled"
          classNames={{ input: classes.paper }}
          autosize
          minRows={6}
          maxLength={20_000}
          readOnly={isOver}
        />
      )}
      <ProblemNotice error={problem} again={() => void save(text)} />
      <p role="status" className={classes.keeping}>
        {!theirs && !isOver && <Kept keeping={keeping} server={server} />}
      </p>
      {server.version > 1 && !isOver && keeping === 'saved' && (
        <EarlierVersions kind={kind} path={path} restored={restored} />
      )}
    </section>
  );
}

function Kept({ keeping, server }: { keeping: Keeping; server: { by: string | null; updatedAt: string | null } }) {
  const say = useTranslations('notes.keeping');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { href } = useLocation();
  if (keeping === 'signed-out')
    return (
      <>
        {say('signed-out')}{' '}
        <Anchor component={Link} to="/sign-in" search={{ to: href } as never}>
          {say('signIn')}
        </Anchor>
      </>
    );
  if (keeping === 'saved' && server.updatedAt && server.by)
    return <>{say('savedBy', { name: server.by, when: momentOf(server.updatedAt, timeZone, language) })}</>;
  return <>{say(keeping)}</>;
}

/** Where nothing has to be typed: what a note says. */
export function NoteRead({ kind, text, name }: { kind: NoteKind; text: string; name: string }) {
  const say = useTranslations('notes');
  const Sign = kind === 'private' ? IconLock : IconUsers;
  return (
    <div className={`${classes.note} ${classes[kind]}`}>
      <p className={classes.who}>
        <Sign size={16} aria-hidden /> {say(`${kind}.title`)} · {say(`${kind}.who`, { name })}
      </p>
      <p className={classes.said}>{text}</p>
    </div>
  );
}

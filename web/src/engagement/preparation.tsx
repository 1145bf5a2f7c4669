import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { preparationReadOptions } from '../../client/@tanstack/react-query.gen.js';
import classes from './engagement.module.css';
import { NoteRead } from './note.js';
import { Part } from './part.js';
import type { NotePath } from './use-note.js';
import { useWhose } from './whose.js';

/** What to look at before the next talk. */
export function Preparation({ path: { engagementId, sessionId } }: { path: NotePath }) {
  const say = useTranslations('engagement.preparation');
  const { other } = useWhose();
  const before = useSuspenseQuery(preparationReadOptions({ path: { engagementId } })).data;
  if (before.next?.id !== sessionId) return null;
  const { topics, actions, goals, sharedNote, privateNote } = before;
  const looks = [...goals.stale, ...goals.dueForALook];
  return (
    <Part title={say('title')}>
      <Lines title={say('topics')} none={say('noTopics')} lines={topics.map(({ id, text }) => ({ id, text }))} />
      <Lines
        title={say('actions')}
        none={say('noActions')}
        lines={[...actions.mine, ...actions.theirs].map(({ id, text, overdue }) => ({
          id,
          text: overdue ? say('overdue', { text }) : text,
        }))}
      />
      {looks.length > 0 && <h3 className={classes.sub}>{say('goals')}</h3>}
      <ul className="plain-list">
        {[...new Map(looks.map((goal) => [goal.id, goal])).values()].map(({ id, wording }) => (
          <li key={id} className={classes.plain}>
            <Link to="/engagements/$engagementId/goals/$goalId" params={{ engagementId, goalId: id }}>
              {wording}
            </Link>
          </li>
        ))}
      </ul>
      {(sharedNote ?? privateNote) && <h3 className={classes.sub}>{say('lastTime')}</h3>}
      {sharedNote && <NoteRead kind="shared" text={sharedNote.text} name={other.name} />}
      {privateNote && <NoteRead kind="private" text={privateNote.text} name={other.name} />}
    </Part>
  );
}

/** A few lines under a name, or a word on why there are none. */
export function Lines({ title, none, lines }: { title: string; none: string; lines: { id: string; text: string }[] }) {
  return (
    <>
      <h3 className={classes.sub}>{title}</h3>
      {lines.length === 0 && <p className={classes.faint}>{none}</p>}
      <ul className="plain-list">
        {lines.map(({ id, text }) => (
          <li key={id} className={classes.plain}>
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { preparationReadOptions } from '../../client/@tanstack/react-query.gen.js';
import classes from './week.module.css';

const MOST = 3;

/** What to look at before the next session: a few lines, of what its own page has whole. */
export function Before({ engagementId, sessionId }: { engagementId: string; sessionId: string }) {
  const say = useTranslations('week.beforeIt');
  const { data, isPending } = useQuery(preparationReadOptions({ path: { engagementId } }));
  if (isPending)
    return (
      <div className={classes.before}>
        <Skeleton height={14} width="40%" mb="sm" />
        <Skeleton height={14} mb="xs" />
        <Skeleton height={14} width="70%" />
      </div>
    );
  if (data?.next?.id !== sessionId) return null;
  const { topics, actions, goals } = data;
  const open = actions.mine.length + actions.theirs.length;
  const looks = new Map([...goals.stale, ...goals.dueForALook].map(({ id, wording }) => [id, wording]));
  const lines = [
    topics.length > 0 && { word: say('topics'), text: some(topics.map(({ text }) => text)) },
    open > 0 && { word: say('actions'), text: say('open', { open, overdue: actions.overdue }) },
    looks.size > 0 && { word: say('goals'), text: some([...looks.values()]) },
    goals.waiting.length > 0 && { word: say('waiting'), text: some(goals.waiting.map(({ wording }) => wording)) },
  ].filter((line) => line !== false);
  return (
    <div className={classes.before}>
      <h2>{say('title')}</h2>
      {lines.length === 0 && <p className={classes.faint}>{say('nothing')}</p>}
      <dl>
        {lines.map(({ word, text }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The first few, and whether there are more. */
function some(texts: readonly string[]): string {
  return texts.slice(0, MOST).join(' · ') + (texts.length > MOST ? ` · +${texts.length - MOST}` : '');
}

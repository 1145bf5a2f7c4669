import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsTimelineOptions } from '../../client/@tanstack/react-query.gen.js';
import type { CheckInResponse, GoalStoryResponse, TimelineEntryResponse } from '../../client/types.gen.js';
import { Part } from '../engagement/part.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './goals.module.css';
import { signed } from './levels.js';

/** All that became of a goal, newest first. */
export function Story({ goal: { id: goalId, engagementId, checkIns } }: { goal: GoalStoryResponse }) {
  const say = useTranslations('goals.story');
  const { items } = useSuspenseQuery(goalsTimelineOptions({ path: { engagementId, goalId } })).data;
  return (
    <Part title={say('title')}>
      <ol className={classes.story}>
        {items.toReversed().map((entry, place) => (
          <Entry key={items.length - place} entry={entry} note={noteOf(entry, checkIns)} />
        ))}
      </ol>
    </Part>
  );
}

/** What was said at a look: the timeline tells when it was and by whom, the goal itself the words. */
function noteOf({ kind, on, by, score, level }: TimelineEntryResponse, checkIns: CheckInResponse[]): string | null {
  if (kind !== 'checked_in') return null;
  const same = (one: CheckInResponse) => one.on === on && one.by === by && one.score === score && one.level === level;
  return checkIns.find(same)?.note ?? null;
}

function Entry({ entry, note }: { entry: TimelineEntryResponse; note: string | null }) {
  const say = useTranslations('goals.story');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { kind, at, by, wording, score, level, reason, private: isPrivate } = entry;
  const value = score === null ? level !== null && signed(level) : `${score}/10`;
  return (
    <li data-kind={kind} data-private={isPrivate}>
      <p>
        <strong>{say(`kinds.${kind}`)}</strong>
        {value && <span className={classes.value}> {value}</span>}
        {isPrivate && <span className={classes.private}> {say('private')}</span>}
        <small>
          {by && <>{by} · </>}
          {momentOf(at, timeZone, language)}
        </small>
      </p>
      {wording && <p className={classes.said}>{wording}</p>}
      {note && <p className={classes.said}>{note}</p>}
      {reason && (
        <p className={classes.private}>
          {say('reason')} {reason}
        </p>
      )}
    </li>
  );
}

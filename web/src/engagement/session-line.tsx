import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { sessionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { dayOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import { dotsOf, type Dot } from './session-dots.js';
import type { Whose } from './whose.js';

const KINDS = ['held', 'forfeited', 'next', 'scheduled', 'undated'] as const;

/** The sessions of an engagement on one line, each a way to what was said in it. */
export function SessionLine({ whose: { engagement, engagementId } }: { whose: Whose }) {
  const say = useTranslations('engagement.line');
  const { items } = useSuspenseQuery(sessionsListOptions({ path: { engagementId } })).data;
  const { held, left, forfeited } = engagement.figures;
  const dots = dotsOf(items, left);
  const shown = KINDS.filter((kind) => dots.some(({ state }) => state === kind));
  return (
    <Part title={say('title')} about={say('sum', { held, left, forfeited, of: dots.length })}>
      <ol className={classes.line}>
        {dots.map((dot, place) => (
          <li key={dot.session?.id ?? place}>
            <OneDot dot={dot} number={place + 1} engagementId={engagementId} />
          </li>
        ))}
      </ol>
      <p className={classes.legend} aria-hidden>
        {shown.map((kind) => (
          <span key={kind}>
            <i className={classes.dot} data-state={kind} />
            {say(kind)}
          </span>
        ))}
      </p>
    </Part>
  );
}

function OneDot({ dot: { state, session }, number, engagementId }: { dot: Dot; number: number; engagementId: string }) {
  const say = useTranslations('engagement.line');
  const { language } = useSpoken();
  const look = (
    <>
      <i className={classes.dot} data-state={state} aria-hidden />
      <span className={classes.dotNumber} aria-hidden>
        {number}
      </span>
    </>
  );
  if (!session)
    return (
      <span className={classes.stop} role="img" aria-label={say('dotUndated', { number })}>
        {look}
      </span>
    );
  const name = say('dot', { number, day: dayOf(session.localStart, language), state: say(state) });
  return (
    <Link
      to="/engagements/$engagementId/sessions/$sessionId"
      params={{ engagementId, sessionId: session.id }}
      className={classes.stop}
      aria-label={name}
      title={name}
    >
      {look}
    </Link>
  );
}

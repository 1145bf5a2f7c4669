import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { sessionsReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { dayOf, placeOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Afterwards } from './correcting.js';
import { Note } from './note.js';
import { WhatCameOfIt } from './what-came-of-it.js';
import { Preparation } from './preparation.js';
import { Recap } from './recap.js';
import { useWhose } from './whose.js';

/** One session: what to look at before it, what came of it after, and its notes. */
export function SessionScreen() {
  const say = useTranslations('engagement.session');
  const { language } = useSpoken();
  const { sessionId } = useParams({ from: '/signed-in/engagements/$engagementId/sessions/$sessionId' });
  const whose = useWhose();
  const { engagementId, engagement, other } = whose;
  const path = { engagementId, sessionId };
  const { data: session } = useSuspenseQuery(sessionsReadOptions({ path }));
  const { number, localStart, timeZone, state } = session;
  const of = engagement.sessions;
  return (
    <>
      <div className={classes.sessionHead}>
        <Link to="/engagements/$engagementId/sessions" params={{ engagementId }} className={classes.back}>
          {say('all')}
        </Link>
        <h2>{say('title', { number, of: Math.max(of, number) })}</h2>
        <p className={classes.faint}>
          {say('at', { day: dayOf(localStart, language), time: timeOf(localStart), place: placeOf(timeZone) })} ·{' '}
          {say(`states.${session.forfeited ? 'forfeited' : state}`)}
        </p>
        {session.reason && state !== 'scheduled' && (
          <p>
            {say('reason')} <q>{session.reason}</q>
          </p>
        )}
        <Afterwards whose={whose} session={session} />
        {state === 'scheduled' && <WhatCameOfIt whose={whose} session={session} />}
      </div>
      <div className={classes.notes} key={sessionId}>
        <Note kind="shared" path={path} name={other.name} />
        <Note kind="private" path={path} name={other.name} />
      </div>
      {state === 'scheduled' ? <Preparation path={path} /> : state === 'completed' && <Recap path={path} />}
    </>
  );
}

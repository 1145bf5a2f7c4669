import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { sessionsReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { dayOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Afterwards } from './correcting.js';
import { Note } from './note.js';
import { WhatCameOfIt } from './what-came-of-it.js';
import { Preparation } from './preparation.js';
import { Recap } from './recap.js';
import { SessionGoals } from './session-goals.js';
import { useClocks } from './use-clocks.js';
import { usePlaces } from './use-places.js';
import { When } from './when.js';
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
  const { state } = session;
  const clocks = useClocks()(session);
  const isGoingOn = engagement.state === 'active' || engagement.state === 'paused';
  // What belongs to a talk that was held can be written down for some time after the last one.
  const isOver = !isGoingOn && !(engagement.state === 'completed' && state === 'completed');
  const { number, of } = usePlaces(engagement)(sessionId);
  return (
    <>
      <div className={classes.sessionHead}>
        <Link to="/engagements/$engagementId/sessions" params={{ engagementId }} className={classes.back}>
          {say('all')}
        </Link>
        <h2>{number ? say('title', { number, of }) : say('titleOff', { day: dayOf(clocks.local, language) })}</h2>
        <p className={classes.faint}>
          {dayOf(clocks.local, language)}, <When clocks={clocks} /> ·{' '}
          {say(`states.${session.forfeited ? 'forfeited' : state}`)}
        </p>
        {session.reason && state !== 'scheduled' && (
          <p>
            {say('reason')} <q>{session.reason}</q>
          </p>
        )}
        <Afterwards whose={whose} session={session} />
        {state === 'scheduled' && (
          <div className={classes.afterwards}>
            <WhatCameOfIt whose={whose} session={session} />
          </div>
        )}
      </div>
      {state === 'scheduled' && <Preparation path={path} />}
      <div className={classes.notes} key={sessionId}>
        <Note kind="shared" path={path} name={other.name} isOver={isOver} />
        <Note kind="private" path={path} name={other.name} isOver={isOver} />
      </div>
      {state === 'completed' && (
        <div className={classes.pair}>
          <Recap path={path} isOver={!isGoingOn} />
          {isGoingOn && <SessionGoals path={path} />}
        </div>
      )}
    </>
  );
}

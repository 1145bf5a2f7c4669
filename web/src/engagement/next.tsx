import { Button, Group } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { meAgendaOptions, sessionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { AgendaItemResponse, SessionResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { dayOf, momentOf, placeOf, timeOf } from '../times/times.js';
import { useNow } from '../times/use-now.js';
import { useSpoken } from '../words/language.js';
import { Cancelling } from './cancelling.js';
import { isInTime, noticeEnds } from './cost.js';
import classes from './engagement.module.css';
import { Moving } from './moving.js';
import { PendingChange } from './pending-change.js';
import { usePlaces } from './use-places.js';
import { WhatCameOfIt } from './what-came-of-it.js';
import type { Whose } from './whose.js';

/** The next session of an engagement: when, with whom, and what can be done about it at what cost. */
export function Next({ whose }: { whose: Whose }) {
  const say = useTranslations('engagement.next');
  const { engagementId, engagement } = whose;
  const sessions = useSuspenseQuery(sessionsListOptions({ path: { engagementId } })).data.items;
  const agenda = useSuspenseQuery(meAgendaOptions()).data.items;
  const next = sessions.find(({ state }) => state === 'scheduled');
  const item = agenda.find(({ id }) => id === next?.id);
  if (!next)
    return (
      <section className={`sheet ${classes.part} ${classes.next}`} aria-label={say('title')}>
        <p className={classes.faint}>{say('title')}</p>
        <p>{engagement.state === 'paused' ? say('paused') : say('none', { left: engagement.figures.left })}</p>
      </section>
    );
  return (
    <section className={`sheet ${classes.part} ${classes.next}`} aria-label={say('title')}>
      <NextAt whose={whose} session={next} item={item} />
      <Possible whose={whose} session={next} at={item?.localStart ?? next.localStart} />
    </section>
  );
}

function NextAt({ whose, session, item }: { whose: Whose; session: SessionResponse; item?: AgendaItemResponse }) {
  const say = useTranslations('engagement.next');
  const { language } = useSpoken();
  const { localStart, timeZone } = item ?? session;
  const now = useNow();
  const { number = session.number, of } = usePlaces(whose.engagement)(session.id);
  const word = Date.parse(session.startsAt) <= now.getTime() ? 'numberedBegun' : 'numbered';
  return (
    <div>
      <p className={classes.faint}>{say(word, { number, of })}</p>
      <p className={classes.nextDay}>{dayOf(localStart, language)}</p>
      <p>
        {say('at', { time: timeOf(localStart), place: placeOf(timeZone), name: whose.other.name })}
        {item?.otherLocalStart && item.otherTimeZone && (
          <span className={classes.faint}>
            {' '}
            {say('there', { time: timeOf(item.otherLocalStart), place: placeOf(item.otherTimeZone) })}
          </span>
        )}
      </p>
    </div>
  );
}

function Possible({ whose, session, at }: { whose: Whose; session: SessionResponse; at: string }) {
  const say = useTranslations('engagement.next');
  const [asked, ask] = useState<'move' | 'cancel'>();
  const now = useNow();
  const { engagementId, side } = whose;
  const path = { engagementId, sessionId: session.id };
  const begun = Date.parse(session.startsAt) <= now.getTime();
  const close = () => ask(undefined);
  return (
    <div className={classes.possible}>
      <Group gap="xs">
        <Button
          component={Link}
          to="/engagements/$engagementId/sessions/$sessionId"
          params={path as never}
          variant={begun && side === 'coach' ? 'default' : 'filled'}
        >
          {say('prepare')}
        </Button>
        {!begun && !session.pendingChange && (
          <>
            <Button variant="default" onClick={() => ask('move')}>
              {say('move')}
            </Button>
            <Button variant="default" onClick={() => ask('cancel')}>
              {say('cancel')}
            </Button>
          </>
        )}
        <WhatCameOfIt whose={whose} session={session} />
      </Group>
      {session.pendingChange ? (
        <PendingChange change={session.pendingChange} whose={whose} />
      ) : (
        <Rule whose={whose} session={session} />
      )}
      {asked === 'cancel' && <Cancelling whose={whose} session={session} at={at} close={close} />}
      {asked === 'move' && <Moving whose={whose} session={session} at={at} close={close} />}
    </div>
  );
}

/** The rule of notice, in words, before anybody clicks. */
function Rule({ whose: { engagement, side, other }, session }: { whose: Whose; session: SessionResponse }) {
  const say = useTranslations('engagement.next');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { noticeHours: hours, changeBandHours } = engagement;
  const { startsAt } = session;
  const now = useNow();
  const when = momentOf(noticeEnds(startsAt, hours).toISOString(), timeZone, language);
  const text = () => {
    if (Date.parse(startsAt) <= now.getTime()) return say('begun');
    if (side === 'coach') return say('coachRule', { name: other.name });
    if (changeBandHours && isInTime(startsAt, hours, now) && !isInTime(startsAt, hours + changeBandHours, now))
      return say('inBand', { name: other.name, when });
    return isInTime(startsAt, hours, now) ? say('inTime', { when, hours }) : say('late', { when, hours });
  };
  return <p className={classes.faint}>{text()}</p>;
}

import { Anchor } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { meAgendaOptions } from '../../client/@tanstack/react-query.gen.js';
import { dayOf, placeOf, timeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { Before } from './before.js';
import { soonIn } from './now.js';
import classes from './week.module.css';

/** What is next, at a glance, and what to look at before it. */
export function NextSession({ now }: { now?: Date }) {
  const say = useTranslations('week');
  const { language } = useSpoken();
  const { items } = useSuspenseQuery(meAgendaOptions()).data;
  const next = items.find(({ kind }) => kind === 'session' || kind === 'meeting');
  if (!next) return <section className={`sheet ${classes.next}`}>{say('nothingNext')}</section>;
  const { localStart, startsAt, timeZone, withName, otherLocalStart, otherTimeZone, engagementId, number, of } = next;
  const soon = now && soonIn(startsAt, now, language);
  return (
    <section className={`sheet ${classes.next}`} aria-label={say('next')}>
      <div>
        <span className={classes.faint}>{soon ? say('nextSoon', { soon }) : say('next')}</span>
        <strong>{withName}</strong>
        <span>
          {say('when', { day: dayOf(localStart, language), time: timeOf(localStart), place: placeOf(timeZone) })}
        </span>
        <span className={classes.below}>
          {[
            otherLocalStart &&
              otherTimeZone &&
              say('there', { time: timeOf(otherLocalStart), place: placeOf(otherTimeZone) }),
            number !== null && of !== null && say('numbered', { number, of }),
            next.kind === 'meeting' && next.meetingKind && say(`meetings.${next.meetingKind}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {engagementId && next.as !== 'guest' && (
          <Anchor
            renderRoot={(props) => <Link to="/engagements/$engagementId" params={{ engagementId }} {...props} />}
            className={classes.open}
          >
            {say('open')}
          </Anchor>
        )}
      </div>
      {next.kind === 'session' && next.as === 'coach' && engagementId && (
        <Before engagementId={engagementId} sessionId={next.id} />
      )}
    </section>
  );
}

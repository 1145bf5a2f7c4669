import { Anchor, Button, Group } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import {
  engagementsPlanOptions,
  engagementsReadOptions,
  sessionsListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { dateOf, dayOf, placeOf, shortDayOf, timeOf, todayIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { PlanCalendar } from './plan-calendar.js';
import { datesOf } from './plan.js';
import classes from './planner.module.css';

const route = getRouteApi('/signed-in/plan/$engagementId');

/** The dates of an engagement as they are held or booked: to be looked at, and to be printed. */
export function BookedScreen() {
  const say = useTranslations('planner');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { engagementId } = route.useParams();
  const engagement = useSuspenseQuery(engagementsReadOptions({ path: { engagementId } })).data;
  const { state, coach, coachee, sessions, sessionMinutes, startsOn, endsOn, agreementDueAt } = engagement;
  const isOpen = state === 'draft' || state === 'awaiting_agreement';
  const dates = useDates(engagementId, isOpen);
  return (
    <Screen
      title={say('between', { coachee: coachee.name, coach: coach.name })}
      about={say('bookedAbout', {
        ...{ sessions, minutes: sessionMinutes },
        ...{ from: dateOf(startsOn, language), to: dateOf(endsOn, language) },
        place: placeOf(dates[0]?.timeZone ?? engagement.timeZone),
      })}
    >
      {isOpen && agreementDueAt && (
        <p className={classes.heldUntil}>
          {say('areHeld', { day: shortDayOf(todayIn(timeZone, new Date(agreementDueAt)), language) })}
        </p>
      )}
      <div className={classes.plan}>
        <section className="sheet" aria-label={say('dates')}>
          {dates.length === 0 && say('noDates')}
          <ol className="plain-list">
            {dates.map(({ number, localStart }) => (
              <li key={localStart} className={classes.line}>
                <span className={classes.number}>{number}</span>
                <span>
                  {dayOf(localStart, language)}, {timeOf(localStart)}
                </span>
              </li>
            ))}
          </ol>
        </section>
        <div className={classes.aside}>
          <Group gap="sm" className="no-print">
            <Button size="md" onClick={() => globalThis.print()} disabled={dates.length === 0}>
              {say('print')}
            </Button>
            <Anchor
              renderRoot={(props) => <Link to="/engagements/$engagementId" params={{ engagementId }} {...props} />}
            >
              {say('openEngagement')}
            </Anchor>
          </Group>
          <PlanCalendar days={dates.map(({ localStart }) => ({ date: localStart.slice(0, 10), kind: 'session' }))} />
        </div>
      </div>
    </Screen>
  );
}

/** Until all have agreed, they are proposed; from then on, they are sessions. */
function useDates(engagementId: string, isOpen: boolean) {
  const path = { engagementId };
  const proposed = useSuspenseQuery(engagementsPlanOptions({ path })).data.items;
  const booked = useSuspenseQuery(sessionsListOptions({ path })).data.items;
  return isOpen ? proposed : datesOf(booked);
}

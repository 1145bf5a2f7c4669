import { Anchor, Checkbox } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  companiesListOptions,
  engagementsListOptions,
  peopleReadOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { plansPreview } from '../../client/sdk.gen.js';
import type { PlanResponse } from '../../client/types.gen.js';
import { useDraft } from '../drafts/use-draft.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { useMember, usePerson } from '../frame/session.js';
import { Waiting } from '../frame/waiting.js';
import { dateOf, dayOf, placeOf, todayIn, weekdayNameOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { Booking } from './booking.js';
import { OtherTime } from './other-time.js';
import { PlanCalendar } from './plan-calendar.js';
import { PlanForm } from './plan-form.js';
import { PlanLines } from './plan-lines.js';
import { choosing, linesOf, weekdayOn } from './plan.js';
import classes from './planner.module.css';
import { beginning, changing, draftOf, isAskable, previewOf, type Terms } from './terms.js';

/** Twelve dates with somebody: whom, from when, and at which weekly time; what is in the way, and what to do about it. */
export function PlannerScreen() {
  const say = useTranslations('planner');
  const { coach } = useMember();
  return coach ? <Planner /> : <Screen title={say('title')}>{say('coachesPlan')}</Screen>;
}

function Planner() {
  const say = useTranslations('planner');
  const { timeZone, name } = usePerson();
  const { terms, set, forget } = useTerms(timeZone);
  const { data: coachee } = useQuery({
    ...peopleReadOptions({ path: { personId: terms.coacheeId ?? '' } }),
    enabled: terms.coacheeId !== null,
  });
  const { data: plan, error } = usePlan(terms);
  const [asking, setAsking] = useState<{ insteadOf: string; localStart: string }>();
  const companyId = terms.companyId === undefined ? (coachee?.companyId ?? null) : terms.companyId;
  const chosenOne = terms.coacheeId === null ? undefined : coachee;
  const choose = (insteadOf: string, localStart?: string) =>
    set({ chosen: choosing(terms.chosen, insteadOf, localStart), isExtended: terms.isExtended });
  const open = useOpenWith(terms.coacheeId);
  const isDecided = plan && !error && !open && (plan.overrunDays === 0 || terms.isExtended);
  return (
    <Screen title={say('title')} about={<span className="no-print">{say('about', { place: placeOf(timeZone) })}</span>}>
      <PlanForm terms={terms} coachee={chosenOne} companyId={companyId} set={set} />
      <p className={classes.between}>{chosenOne && say('between', { coachee: chosenOne.name, coach: name })}</p>
      <Summary terms={terms} companyId={companyId} plan={plan} />
      {open && chosenOne && <OpenAlready name={chosenOne.name} engagementId={open.id} />}
      <ProblemNotice error={error} />
      {!plan && !error && isAskable(terms) && <Waiting />}
      {plan && (
        <div className={classes.plan}>
          <section className="sheet" aria-label={say('dates')}>
            <PlanLines
              lines={linesOf(plan)}
              localTime={terms.localTime}
              theirZone={chosenOne?.timeZone}
              choose={choose}
              ask={(insteadOf, localStart) => setAsking({ insteadOf, localStart })}
            />
          </section>
          <div className={classes.aside}>
            <Overrun
              plan={plan}
              isExtended={terms.isExtended}
              extend={(isExtended) => set({ chosen: terms.chosen, isExtended })}
            />
            <Booking
              request={isDecided && terms.coacheeId ? draftOf(terms, terms.coacheeId, companyId, plan) : undefined}
              missing={open ? 'onlyOne' : terms.coacheeId ? 'notDecided' : 'notChosen'}
              count={plan.sessions.length}
              booked={forget}
            />
            <PlanCalendar days={linesOf(plan)} />
          </div>
        </div>
      )}
      {asking && (
        <OtherTime
          terms={terms}
          {...asking}
          close={() => setAsking(undefined)}
          choose={(localStart) => {
            choose(asking.insteadOf, localStart);
            setAsking(undefined);
          }}
        />
      )}
    </Screen>
  );
}

/** What is planned, kept in this browser until it is booked. */
function useTerms(timeZone: string) {
  const [start] = useState(() => JSON.stringify(beginning(todayIn(timeZone, new Date()))));
  const { text, change, submitted } = useDraft('plan', start);
  const terms = JSON.parse(text) as Terms;
  return { terms, set: (part: Partial<Terms>) => change(JSON.stringify(changing(terms, part))), forget: submitted };
}

/** What the terms would come to. Nothing is changed by asking. */
function usePlan(terms: Terms) {
  const body = previewOf(terms);
  return useQuery({
    queryKey: ['plan', body],
    queryFn: async () => (await plansPreview({ body, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    enabled: isAskable(terms),
  });
}

/** Whoever is coached has no second engagement with the same coach: the one that is open, if there is one. */
function useOpenWith(coacheeId: string | null) {
  const { personId } = useMember();
  const { data } = useQuery({
    ...engagementsListOptions({ query: { coachId: personId, coacheeId: coacheeId ?? '' } }),
    enabled: coacheeId !== null,
  });
  return data?.items.find(({ state }) => state !== 'completed' && state !== 'ended_early');
}

/** What is to be done instead of planning a second one. */
function OpenAlready({ name, engagementId }: { name: string; engagementId: string }) {
  const say = useTranslations('planner');
  return (
    <p role="status" className={`${classes.openAlready} no-print`}>
      {say('openAlready', { name })}{' '}
      <Anchor renderRoot={(props) => <Link to="/engagements/$engagementId" params={{ engagementId }} {...props} />}>
        {say('openIt')}
      </Anchor>
    </p>
  );
}

interface SummaryOf {
  terms: Terms;
  companyId: string | null;
  plan: PlanResponse | undefined;
}

/** The terms in a sentence, and who else is asked. */
function Summary({ terms, companyId, plan }: SummaryOf) {
  const say = useTranslations('planner');
  const { language } = useSpoken();
  const { data } = useQuery(companiesListOptions({ query: { limit: 100 } }));
  const company = data?.items.find(({ id }) => id === companyId);
  if (!isAskable(terms)) return null;
  const { startsOn, weekday, localTime, everyWeeks, sessions, sessionMinutes } = terms;
  const day = weekdayNameOf(weekday ?? weekdayOn(startsOn), language);
  return (
    <p className={classes.weekly}>
      {say(everyWeeks === 1 ? 'weekly' : 'fortnightly', {
        ...{ sessions, minutes: sessionMinutes, weekday: day, time: localTime },
        from: dayOf(startsOn, language),
      })}
      {plan && ` ${say('until', { day: dateOf((terms.isExtended && plan.extendsTo) || plan.endsOn, language) })}`}
      {company && ` ${say('pays', { name: company.name })}`}
    </p>
  );
}

interface OverrunOf {
  plan: PlanResponse;
  isExtended: boolean;
  extend: (isExtended: boolean) => void;
}

/** What runs past the end: nothing is moved silently, the coach extends it or plans otherwise. */
function Overrun({ plan: { overrunDays, endsOn, extendsTo }, isExtended, extend }: OverrunOf) {
  const say = useTranslations('planner');
  const { language } = useSpoken();
  if (overrunDays === 0 || !extendsTo) return null;
  return (
    <section className={`sheet no-print ${classes.overrun}`}>
      <strong>{say('overrun', { days: overrunDays })}</strong>
      <p>{say('overrunAbout')}</p>
      <Checkbox
        checked={isExtended}
        onChange={({ currentTarget }) => extend(currentTarget.checked)}
        label={say('extend', { from: dayOf(endsOn, language), to: dayOf(extendsTo, language) })}
      />
    </section>
  );
}

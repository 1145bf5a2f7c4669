import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { companiesListOptions, peopleListOptions } from '../../client/@tanstack/react-query.gen.js';
import { engagementsCreate, engagementsSubmit, plansPreview } from '../../client/sdk.gen.js';
import type { PlanResponse } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { useMember, usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { dayOf, mondayOf, placeOf, plusDays, todayIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { choosing, linesOf, type Chosen } from './plan.js';
import { PlanCalendar } from './plan-calendar.js';
import { PlanLines } from './plan-lines.js';
import classes from './planner.module.css';

const MOST = 100;

/** Twelve dates with somebody: whom, from when, and at which weekly time; what is in the way, and what to do about it. */
export function PlannerScreen() {
  const say = useTranslations('planner');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { personId } = useMember();
  const [now] = useState(() => new Date());
  const { items: people } = useSuspenseQuery(peopleListOptions({ query: { limit: MOST } })).data;
  const { items: companies } = useSuspenseQuery(companiesListOptions({ query: { limit: MOST } })).data;
  const others = people.filter(({ id }) => id !== personId);
  const [coacheeId, setCoachee] = useState('');
  const [startsOn, setStart] = useState(() => plusDays(mondayOf(todayIn(timeZone, now)), 10));
  const [localTime, setTime] = useState('10:00');
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [isExtended, setExtended] = useState(false);
  const company = companies.find(({ id }) => id === people.find((person) => person.id === coacheeId)?.companyId);
  const terms = { startsOn, localTime, chosen, ...(coacheeId && { coacheeId }) };
  const { data: plan, error } = usePlan(terms);
  const lines = plan ? linesOf(plan) : [];
  const anew = (change: () => void) => {
    setChosen([]);
    setExtended(false);
    change();
  };
  return (
    <Screen title={say('title')} about={say('about', { place: placeOf(timeZone) })}>
      <div className={classes.form}>
        <NativeSelect
          label={say('coachee')}
          value={coacheeId}
          onChange={({ currentTarget: { value } }) => anew(() => setCoachee(value))}
          data={[{ value: '', label: say('choose') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextInput
          type="date"
          label={say('start')}
          value={startsOn}
          onChange={({ currentTarget: { value } }) => anew(() => setStart(value))}
        />
        <TextInput
          type="time"
          label={say('time')}
          value={localTime}
          onChange={({ currentTarget: { value } }) => anew(() => setTime(value))}
        />
      </div>
      <p className={classes.weekly}>
        {startsOn && say('weekly', { day: dayOf(startsOn, language), time: localTime })}
        {company && ` ${say('pays', { name: company.name })}`}
      </p>
      <ProblemNotice error={error} />
      {plan && (
        <div className={classes.plan}>
          <section className="sheet" aria-label={say('dates')}>
            <PlanLines
              lines={lines}
              choose={(insteadOf, localStart) => setChosen(choosing(chosen, insteadOf, localStart))}
            />
          </section>
          <PlanCalendar lines={lines} />
        </div>
      )}
      {plan && <Overrun plan={plan} isExtended={isExtended} extend={setExtended} />}
      <Booking
        request={{
          ...{ ...terms, coacheeId, companyId: company?.id },
          ...(plan?.overrunDays && plan.extendsTo ? { extendsTo: plan.extendsTo } : {}),
        }}
        isReady={Boolean(coacheeId && plan && !error && (plan.overrunDays === 0 || isExtended))}
        count={plan?.sessions.length ?? 0}
      />
    </Screen>
  );
}

type Terms = Parameters<typeof plansPreview>[0]['body'];

/** What the terms would come to. Nothing is changed by asking. */
function usePlan(terms: Terms) {
  return useQuery({
    queryKey: ['plan', terms],
    queryFn: async () => (await plansPreview({ body: terms, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    // While a year is typed, it is one of long ago.
    enabled: /^20\d\d-/.test(terms.startsOn) && terms.localTime !== '',
  });
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
    <section className={`sheet ${classes.overrun}`}>
      <strong>{say('overrun', { days: overrunDays })}</strong>
      <Checkbox
        checked={isExtended}
        onChange={({ currentTarget }) => extend(currentTarget.checked)}
        label={say('extend', { from: dayOf(endsOn, language), to: dayOf(extendsTo, language) })}
      />
    </section>
  );
}

interface BookingOf {
  request: Parameters<typeof engagementsCreate>[0]['body'];
  isReady: boolean;
  count: number;
}

/** All of them at once: drafted, and everybody asked. Until all have agreed, the dates are held. */
function Booking({ request, isReady, count }: BookingOf) {
  const say = useTranslations('planner');
  const once = useOnce();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const book = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { data } = await engagementsCreate({ body: request, headers: once.headers(), throwOnError: true });
      await engagementsSubmit({ path: { engagementId: data.id }, throwOnError: true });
      once.renew();
      await client.invalidateQueries();
      toast(say('booked', { name: data.coachee.name }));
      await navigate({ to: '/engagements/$engagementId', params: { engagementId: data.id } });
    } catch (thrown) {
      // What is sent once more may differ from what was refused.
      once.renew();
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <div className={`${classes.booking} no-print`}>
      <ProblemNotice error={error} />
      <Button size="md" onClick={() => void book()} disabled={!isReady} loading={isBusy}>
        {say('book', { count })}
      </Button>
      <p className={classes.why}>{isReady ? say('heldUntil') : say('notYet')}</p>
    </div>
  );
}

import { Checkbox, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { goalsListOptions, sessionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import { plansPreview } from '../../client/sdk.gen.js';
import type { GoalResponse, PlanResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { isOpen } from '../goals/wordings.js';
import { OtherTime } from '../planner/other-time.js';
import { PlanLines } from '../planner/plan-lines.js';
import { choosing, linesOf } from '../planner/plan.js';
import { changing, isAskable, previewOf, type Terms } from '../planner/terms.js';
import { WeeklyFields } from '../planner/weekly-fields.js';
import { dateOf, placeOf, todayIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import { RenewalBooking } from './renewal-booking.js';
import { renewalOf, renewalRequest } from './renewal-terms.js';
import { useWhose, type Whose } from './whose.js';

/** Another three months. The coach plans it; everybody agrees to it as to the first. */
export function RenewalScreen() {
  const say = useTranslations('renewal');
  const whose = useWhose();
  return whose.side === 'coach' ? <Planning whose={whose} /> : <section className="sheet">{say('coachOnly')}</section>;
}

/** The same two, the same terms, new dates, and the goals that go on. */
function Planning({ whose: { engagement, engagementId, other } }: { whose: Whose }) {
  const say = useTranslations('renewal');
  const { timeZone } = usePerson();
  const path = { engagementId };
  const { items: sessions } = useSuspenseQuery(sessionsListOptions({ path })).data;
  const goals = useSuspenseQuery(goalsListOptions({ path })).data.items.filter(goesOn);
  const [terms, setTerms] = useState(() => renewalOf(engagement, sessions, todayIn(timeZone, new Date())));
  const [left, leave] = useState<string[]>([]);
  const [asking, setAsking] = useState<{ insteadOf: string; localStart: string }>();
  const { data: plan, error } = usePlan(terms);
  const carried = goals.map(({ id }) => id).filter((id) => !left.includes(id));
  const choose = (insteadOf: string, localStart?: string) =>
    setTerms({ ...terms, chosen: choosing(terms.chosen, insteadOf, localStart) });
  const isDecided = plan && !error && (plan.overrunDays === 0 || terms.isExtended);
  return (
    <>
      <Link to="/engagements/$engagementId/plan" params={{ engagementId }} className={classes.back}>
        {say('back')}
      </Link>
      <Part title={say('title', { name: other.name })} about={say('about', { name: other.name })}>
        <When terms={terms} set={(part) => setTerms(changing(terms, part))} place={placeOf(timeZone)} />
      </Part>
      {goals.length > 0 && (
        <Part title={say('goals')} about={say('goalsAbout', { name: other.name })}>
          <Goals goals={goals} left={left} leave={leave} />
        </Part>
      )}
      <Part title={say('dates')}>
        <ProblemNotice error={error} />
        {plan && (
          <PlanLines
            lines={linesOf(plan)}
            localTime={terms.localTime}
            theirZone={undefined}
            choose={choose}
            ask={(insteadOf, localStart) => setAsking({ insteadOf, localStart })}
          />
        )}
        {plan && <Overrun plan={plan} terms={terms} extend={(isExtended) => setTerms({ ...terms, isExtended })} />}
      </Part>
      <RenewalBooking
        request={isDecided ? renewalRequest(terms, plan, carried) : undefined}
        count={plan?.sessions.length ?? 0}
      />
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
    </>
  );
}

/** What is open when it ends, or was carried by its closing review. */
function goesOn(goal: GoalResponse): boolean {
  return isOpen(goal) && goal.state !== 'proposed';
}

/** What the terms would come to. Nothing is changed by asking. */
function usePlan(terms: Terms) {
  const body = previewOf(terms);
  return useQuery({
    queryKey: ['plan', body],
    queryFn: async () => (await plansPreview({ body })).data,
    placeholderData: keepPreviousData,
    enabled: isAskable(terms),
  });
}

function When({ terms, set, place }: { terms: Terms; set: (part: Partial<Terms>) => void; place: string }) {
  const say = useTranslations('renewal');
  const { sessions } = terms;
  return (
    <div className={classes.fields}>
      <WeeklyFields
        terms={terms}
        set={set}
        labels={{ start: say('start'), weekday: say('weekday'), time: say('time', { place }) }}
      />
      <TextInput
        type="number"
        min={1}
        max={52}
        label={say('sessions')}
        value={sessions || ''}
        onChange={({ currentTarget }) => set({ sessions: Number(currentTarget.value) })}
      />
    </div>
  );
}

function Goals({ goals, left, leave }: { goals: GoalResponse[]; left: string[]; leave: (ids: string[]) => void }) {
  return (
    <ul className="plain-list">
      {goals.map(({ id, current: { wording } }) => (
        <li key={id} className={classes.plain}>
          <Checkbox
            label={wording}
            checked={!left.includes(id)}
            onChange={({ currentTarget }) =>
              leave(currentTarget.checked ? left.filter((one) => one !== id) : [...left, id])
            }
          />
        </li>
      ))}
    </ul>
  );
}

interface OverrunOf {
  plan: PlanResponse;
  terms: Terms;
  extend: (isExtended: boolean) => void;
}

/** Nothing is moved silently: what runs past the end is said, and extended by a click. */
function Overrun({ plan: { overrunDays, endsOn, extendsTo }, terms, extend }: OverrunOf) {
  const say = useTranslations('renewal');
  const { language } = useSpoken();
  if (overrunDays === 0 || !extendsTo) return null;
  return (
    <div className={classes.cost} data-cost="asks">
      <strong>{say('overrun', { days: overrunDays })}</strong>
      <Checkbox
        mt="xs"
        checked={terms.isExtended}
        onChange={({ currentTarget }) => extend(currentTarget.checked)}
        label={say('extend', { from: dateOf(endsOn, language), to: dateOf(extendsTo, language) })}
      />
    </div>
  );
}

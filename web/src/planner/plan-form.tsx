import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { companiesListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { CoachingKind, PersonResponse } from '../../client/types.gen.js';
import { AddCoachee } from './add-coachee.js';
import { CoacheeSelect } from './coachee-select.js';
import { Heeded } from './heeded.js';
import classes from './planner.module.css';
import type { Terms } from './terms.js';
import { WeeklyFields } from './weekly-fields.js';

const MOST = 100;
const KINDS: readonly CoachingKind[] = ['personal', 'external', 'internal', 'peer_mentorship', 'coaching_a_coach'];
const MINUTES = [30, 45, 60, 90, 120];
const MONTHS = [1, 2, 3, 4, 5, 6, 9, 12];
const NOTICES = [0, 12, 24, 48, 72, 168];

interface Props {
  terms: Terms;
  coachee: PersonResponse | undefined;
  companyId: string | null;
  set: (part: Partial<Terms>) => void;
}

/** With whom, from when, at which weekly time; and, for whoever wants others, all other terms. */
export function PlanForm({ terms, coachee, companyId, set }: Props) {
  const say = useTranslations('planner');
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="no-print">
      <div className={classes.form}>
        <div className={classes.whom}>
          <CoacheeSelect coachee={coachee} choose={(coacheeId) => set({ coacheeId })} />
          <Button size="compact-sm" variant="subtle" onClick={() => setAdding(true)}>
            {say('adding.title')}
          </Button>
        </div>
        <WeeklyFields
          terms={terms}
          set={set}
          labels={{ start: say('start'), weekday: say('weekday'), time: say('time') }}
        />
      </div>
      <details className={classes.other}>
        <summary>{say('otherTerms')}</summary>
        <OtherTerms terms={terms} companyId={companyId} set={set} />
      </details>
      <Heeded terms={terms} set={set} />
      {isAdding && (
        <AddCoachee
          close={() => setAdding(false)}
          added={(coacheeId) => {
            set({ coacheeId });
            setAdding(false);
          }}
        />
      )}
    </div>
  );
}

/** How many, how long, how often; and who pays. */
function OtherTerms({ terms, companyId, set }: Omit<Props, 'coachee'>) {
  const say = useTranslations('planner');
  const kindOf = useTranslations('engagements.kinds');
  const { items: companies } = useSuspenseQuery(companiesListOptions({ query: { limit: MOST } })).data;
  const { sessions, sessionMinutes, everyWeeks, months, noticeHours, kind } = terms;
  return (
    <div className={classes.terms}>
      <TextInput
        type="number"
        min={1}
        max={52}
        label={say('sessions')}
        value={sessions || ''}
        onChange={({ currentTarget }) => set({ sessions: Number(currentTarget.value) })}
      />
      <Numbers
        label={say('lasting')}
        value={sessionMinutes}
        of={MINUTES}
        word={(count) => say('minutes', { count })}
        choose={(count) => set({ sessionMinutes: count })}
      />
      <Numbers
        label={say('every')}
        value={everyWeeks}
        of={[1, 2]}
        word={(count) => say(count === 1 ? 'everyWeek' : 'everyOther')}
        choose={(count) => set({ everyWeeks: count === 2 ? 2 : 1 })}
      />
      <Numbers
        label={say('over')}
        value={months}
        of={MONTHS}
        word={(count) => say('months', { count })}
        choose={(count) => set({ months: count })}
      />
      <Numbers
        label={say('notice')}
        value={noticeHours}
        of={NOTICES}
        word={(count) => (count === 0 ? say('noNotice') : say('hours', { count }))}
        choose={(count) => set({ noticeHours: count })}
      />
      <NativeSelect
        label={say('payer')}
        value={companyId ?? ''}
        onChange={({ currentTarget }) => set({ companyId: currentTarget.value || null })}
        data={[{ value: '', label: say('noPayer') }, ...companies.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        label={say('kind')}
        value={kind ?? (companyId ? 'external' : 'personal')}
        onChange={({ currentTarget }) => set({ kind: KINDS.find((one) => one === currentTarget.value) ?? 'personal' })}
        data={KINDS.map((one) => ({ value: one, label: kindOf(one) }))}
      />
    </div>
  );
}

interface NumbersOf {
  label: string;
  value: number;
  of: readonly number[];
  word: (count: number) => string;
  choose: (count: number) => void;
}

function Numbers({ label, value, of, word, choose }: NumbersOf) {
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
      data={of.map((count) => ({ value: String(count), label: word(count) }))}
    />
  );
}

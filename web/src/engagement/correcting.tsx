import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sessionsCorrectionsOptions } from '../../client/@tanstack/react-query.gen.js';
import { ledgerAdjust, sessionsCorrect } from '../../client/sdk.gen.js';
import type { CorrectSessionRequest, SessionResponse } from '../../client/types.gen.js';
import { Reason, useWhy } from '../drafts/reason.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { StepDialog, useStep, type StepProps } from './step-dialog.js';
import type { Whose } from './whose.js';

type Said = Omit<CorrectSessionRequest, 'reason'>;

/** What a session can be said to have been. */
const outcomes = {
  held: { outcome: 'completed' },
  coacheeAbsent: { outcome: 'no_show', absent: 'coachee' },
  coachAbsent: { outcome: 'no_show', absent: 'coach' },
  coacheeInTime: { outcome: 'cancelled', by: 'coachee', inTime: true },
  coacheeLate: { outcome: 'cancelled', by: 'coachee', inTime: false },
  coachCancelled: { outcome: 'cancelled', by: 'coach' },
} as const satisfies Record<string, Said>;
type Outcome = keyof typeof outcomes;

interface Props {
  whose: Whose;
  session: SessionResponse;
}

/** What the coach can still say of a session that is over: that it was otherwise, or that it is given back. */
export function Afterwards({ whose, session }: Props) {
  const say = useTranslations('afterwards');
  const [asked, ask] = useState<'correct' | 'waive'>();
  const close = () => ask(undefined);
  if (session.state === 'scheduled') return null;
  return (
    <>
      {whose.side === 'coach' && (
        <div className={classes.afterwards}>
          {session.forfeited && (
            <Button size="xs" onClick={() => ask('waive')}>
              {say('waive.open')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={() => ask('correct')}>
            {say('correct.open')}
          </Button>
        </div>
      )}
      <Corrections session={session} />
      {asked === 'correct' && <Correcting whose={whose} session={session} close={close} />}
      {asked === 'waive' && <Waiving whose={whose} session={session} close={close} />}
    </>
  );
}

function Correcting({ whose, session, close }: Props & StepProps) {
  const say = useTranslations('afterwards.correct');
  const [outcome, choose] = useState<Outcome>();
  const why = useWhy(`correcting.${session.id}`);
  const reason = why.said;
  const { engagementId, engagement } = whose;
  const names = { coach: engagement.coach.name, coachee: engagement.coachee.name };
  const step = useStep({ whose, close }, say('done'), async () => {
    if (!outcome) return;
    const path = { engagementId, sessionId: session.id };
    await sessionsCorrect({ path, body: { ...outcomes[outcome], reason } }).then(why.submitted);
  });
  const isReady = outcome !== undefined && reason !== '';
  return (
    <StepDialog
      title={say('title')}
      about={say('about')}
      confirm={say('confirm')}
      step={step}
      isReady={isReady}
      close={close}
    >
      <fieldset className={classes.choices}>
        <legend>{say('what')}</legend>
        {(Object.keys(outcomes) as Outcome[]).map((one) => (
          <label key={one} className={classes.choice}>
            <input type="radio" name="outcome" checked={outcome === one} onChange={() => choose(one)} />
            <span>
              {say(one, names)}
              <small>{say(`uses.${one}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Reason label={say('why')} about={say('whoReads')} why={why} />
    </StepDialog>
  );
}

/** A session that was used up without being held is given back. */
function Waiving({ whose, session, close }: Props & StepProps) {
  const say = useTranslations('afterwards.waive');
  const why = useWhy(`waiving.${session.id}`);
  const note = why.said;
  const { left } = whose.engagement.figures;
  const step = useStep({ whose, close }, say('done'), () =>
    ledgerAdjust({
      path: { engagementId: whose.engagementId },
      body: { reason: 'waived', sessionId: session.id, note },
    }).then(why.submitted),
  );
  return (
    <StepDialog
      title={say('title')}
      about={say('about', { name: whose.other.name, from: left, to: left + 1 })}
      confirm={say('confirm')}
      step={step}
      isReady={note !== ''}
      close={close}
    >
      <Reason label={say('why')} about={say('whoReads')} why={why} />
    </StepDialog>
  );
}

/** What it was said to be before. */
function Corrections({ session: { id: sessionId, engagementId } }: { session: SessionResponse }) {
  const say = useTranslations('afterwards');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { data } = useQuery(sessionsCorrectionsOptions({ path: { engagementId, sessionId } }));
  if (!data?.items.length) return null;
  return (
    <ul className="plain-list">
      {data.items.map(({ number, from, at, by, reason }) => (
        <li key={number} className={classes.faint}>
          {say('was', {
            was: say(`states.${from.forfeited ? 'forfeited' : from.state}`),
            by,
            when: momentOf(at, timeZone, language),
          })}{' '}
          <q>{reason}</q>
        </li>
      ))}
    </ul>
  );
}

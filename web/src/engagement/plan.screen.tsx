import { Button, Group } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { engagementsHistoryOptions } from '../../client/@tanstack/react-query.gen.js';
import type { TransitionResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { dateOf, momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { OpenHandover } from './handover.js';
import { Part } from './part.js';
import { PlanDates } from './plan-dates.js';
import { CompanyDecision } from './company-decision.js';
import { Steps } from './steps.js';
import { TermLines } from './terms.js';
import { toldOf } from './turns.js';
import { useWhose } from './whose.js';

/** The dates on one sheet, what was agreed, and what can be done with the engagement itself. */
export function PlanScreen() {
  const say = useTranslations('plan');
  const whose = useWhose();
  const { engagement, engagementId } = whose;
  const { coach, coachee } = engagement;
  return (
    <>
      <div className="no-print">
        <OpenHandover whose={whose} />
        <CompanyDecision whose={whose} />
      </div>
      <Part
        title={say('dates')}
        aside={
          <Group gap="xs" className="no-print">
            <Button
              component={Link}
              to="/plan/$engagementId"
              params={{ engagementId } as never}
              variant="subtle"
              size="xs"
            >
              {say('calendar')}
            </Button>
            <Button variant="default" size="xs" onClick={() => globalThis.print()}>
              {say('print')}
            </Button>
          </Group>
        }
      >
        <p className={classes.onPaper}>{say('between', { coach: coach.name, coachee: coachee.name })}</p>
        <PlanDates engagement={engagement} />
      </Part>
      <div className={classes.pair}>
        <Part title={say('agreed')}>
          <TermLines engagement={engagement} />
        </Part>
        <div className="no-print">
          <Steps whose={whose} />
        </div>
      </div>
      <div className="no-print">
        <History engagementId={engagementId} />
      </div>
    </>
  );
}

/** How it became what it is. */
function History({ engagementId }: { engagementId: string }) {
  const say = useTranslations('plan.history');
  const { items } = useSuspenseQuery(engagementsHistoryOptions({ path: { engagementId } })).data;
  return (
    <Part title={say('title')}>
      <ol className="plain-list">
        {items.toReversed().map((one) => (
          <Turn key={one.at + one.to} turn={one} />
        ))}
      </ol>
    </Part>
  );
}

function Turn({ turn }: { turn: TransitionResponse }) {
  const say = useTranslations('plan.history');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { at, by } = turn;
  const { word, why, until } = toldOf(turn);
  return (
    <li className={classes.turn}>
      <strong>{say(word, { day: until ? dateOf(until, language) : '' })}</strong>
      {why && <q>{why}</q>}
      <small>
        {by && <>{by} · </>}
        {momentOf(at, timeZone, language)}
      </small>
    </li>
  );
}

import { Progress } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { engagementsListOptions, goalsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { EngagementResponse } from '../../client/types.gen.js';
import { Screen } from '../frame/screen.js';
import { useMember } from '../frame/session.js';
import { NextSession } from '../week/next-session.js';
import classes from './goals.module.css';

const OPEN = new Set(['proposed', 'agreed', 'in_progress', 'on_hold']);

/** A coachee's beginning: the next session, how many are left, and the goals. */
export function Ahead() {
  const say = useTranslations('goals');
  const { personId } = useMember();
  const { items } = useSuspenseQuery(engagementsListOptions({ query: { coacheeId: personId } })).data;
  const current = items.findLast(({ state }) => state === 'active' || state === 'paused') ?? items.at(-1);
  return (
    <Screen title={say('title')} about={current && say('withCoach', { name: current.coach.name })}>
      <NextSession />
      {current && <Left engagement={current} />}
      {current && <Goals engagementId={current.id} />}
    </Screen>
  );
}

function Left({ engagement: { figures, sessions } }: { engagement: EngagementResponse }) {
  const say = useTranslations('goals');
  const text = say('left', { held: figures.held, of: sessions, left: figures.left });
  return (
    <section className={classes.left}>
      <h2>{say('sessions')}</h2>
      <p>{text}</p>
      <Progress value={(figures.held / sessions) * 100} aria-label={text} />
    </section>
  );
}

function Goals({ engagementId }: { engagementId: string }) {
  const say = useTranslations('goals');
  const { items } = useSuspenseQuery(goalsListOptions({ path: { engagementId } })).data;
  const open = items.filter(({ state }) => OPEN.has(state));
  return (
    <section>
      <h2>{say('goals')}</h2>
      {open.length === 0 && <p className={classes.faint}>{say('none')}</p>}
      <ul className="plain-list">
        {open.map(({ id, state, current, visibleToSponsor }) => (
          <li key={id} className={classes.goal}>
            <span>{current.wording}</span>
            <span className={classes.faint}>
              {say(`states.${state}`)} · {visibleToSponsor ? say('shared') : say('unshared')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Anchor, Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { engagementsListOptions, goalsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { EngagementResponse } from '../../client/types.gen.js';
import { Actions } from '../engagement/actions.js';
import { AgreementNotice } from '../engagement/agreement-notice.js';
import engagementClasses from '../engagement/engagement.module.css';
import { Holds } from '../engagement/holds.js';
import { Next } from '../engagement/next.js';
import { Part } from '../engagement/part.js';
import { SessionLine } from '../engagement/session-line.js';
import { Topics } from '../engagement/topics.js';
import { WaitingForYou } from '../engagement/waiting-for-you.js';
import { useWhoseOf } from '../engagement/whose.js';
import { Screen } from '../frame/screen.js';
import { useMember } from '../frame/session.js';
import { GoalCard } from '../goals/goal-card.js';
import goalClasses from '../goals/goals.module.css';
import { isOpen } from '../goals/wordings.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './home.module.css';

/** A coachee's beginning: what waits for them, the next session, how many are left, and their goals. */
export function Ahead() {
  const say = useTranslations('ahead');
  const { personId } = useMember();
  const { items } = useSuspenseQuery(engagementsListOptions({ query: { coacheeId: personId } })).data;
  const current =
    items.findLast(({ state }) => state === 'active' || state === 'paused') ??
    items.findLast(({ state }) => state === 'awaiting_agreement') ??
    items.at(-1);
  return (
    <Screen title={say('title')} about={current && say('withCoach', { name: current.coach.name })}>
      <WaitingForYou />
      {current && <Current engagementId={current.id} />}
      <Others engagements={items.filter(({ id }) => id !== current?.id).toReversed()} />
    </Screen>
  );
}

function Current({ engagementId }: { engagementId: string }) {
  const whose = useWhoseOf(engagementId);
  const { state } = whose.engagement;
  if (state === 'draft' || state === 'awaiting_agreement') return <AgreementNotice whose={whose} />;
  const isOver = state === 'completed' || state === 'ended_early';
  return (
    <>
      <Holds whose={whose} />
      {isOver ? <Over engagementId={engagementId} /> : <Next whose={whose} />}
      <SessionLine whose={whose} />
      <Goals engagementId={engagementId} />
      {!isOver && (
        <div className={engagementClasses.pair}>
          <Topics whose={whose} />
          <Actions whose={whose} />
        </div>
      )}
    </>
  );
}

/** Nothing is to come: what was said stays to be read. */
function Over({ engagementId }: { engagementId: string }) {
  const say = useTranslations('ahead');
  return (
    <section className={`sheet ${engagementClasses.part}`}>
      <p>{say('over')}</p>
      <Button component={Link} to="/engagements/$engagementId" params={{ engagementId } as never} mt="sm">
        {say('read')}
      </Button>
    </section>
  );
}

/** Whoever was coached before, or by somebody else as well, finds that here. */
function Others({ engagements }: { engagements: EngagementResponse[] }) {
  const say = useTranslations('ahead');
  const states = useTranslations('engagement.states');
  const { language } = useSpoken();
  if (engagements.length === 0) return null;
  return (
    <Part title={say('others')}>
      <ul className="plain-list">
        {engagements.map(({ id: engagementId, coach, startsOn, endsOn, state }) => (
          <li key={engagementId}>
            <Link to="/engagements/$engagementId" params={{ engagementId }} className={engagementClasses.waits}>
              <span>
                {coach.name}
                <small>{`${dateOf(startsOn, language)} – ${dateOf(endsOn, language)} · ${states(state)}`}</small>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Goals({ engagementId }: { engagementId: string }) {
  const say = useTranslations('ahead');
  const { items } = useSuspenseQuery(goalsListOptions({ path: { engagementId } })).data;
  const open = items.filter((goal) => isOpen(goal) && goal.state !== 'proposed');
  return (
    <section aria-labelledby="my-goals">
      <div className={classes.head}>
        <h2 id="my-goals">{say('goals')}</h2>
        <Anchor
          component={Link}
          to="/engagements/$engagementId/goals"
          params={{ engagementId } as never}
          className={classes.more}
        >
          {say('allGoals')}
        </Anchor>
      </div>
      {open.length === 0 && <p className={classes.empty}>{say('none')}</p>}
      <div className={goalClasses.cards}>
        {open.map((goal) => (
          <GoalCard key={goal.id} goal={goal} />
        ))}
      </div>
    </section>
  );
}

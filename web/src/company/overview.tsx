import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OverviewTotalsResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { NotShown } from '../mirror/not-shown.js';
import { Shape } from '../mirror/standing-badges.js';
import { AskedToAgree } from './asked-to-agree.js';
import { CompanyOutcomes } from './company-outcomes.js';
import classes from './company.module.css';
import { EngagementRow } from './engagement-row.js';
import { Filters } from './filters.js';
import { Trend } from './trend.js';
import { useOverview, type Asked } from './use-overview.js';

/** A company at a glance: how its engagements stand, and never what is said in them. */
export function Overview({ companyId }: { companyId: string }) {
  const say = useTranslations('company');
  const [asked, ask] = useState<Asked>({ sort: 'health' });
  const { pages, error, again, more, isMore } = useOverview(companyId, asked);
  const first = pages[0];
  if (!first && error)
    return (
      <Screen title={say('loading')}>
        <ProblemNotice error={error} again={again} />
      </Screen>
    );
  if (!first) return <Skeleton height={520} radius="lg" />;
  const items = pages.flatMap((page) => page.items);
  const isFiltered = asked.state !== undefined || asked.health !== undefined || Boolean(asked.coachee);
  return (
    <Screen title={first.name} about={say('about')}>
      <div className={classes.stack}>
        <AskedToAgree companyId={companyId} engagements={items} />
        <Totals totals={first.totals} />
        <section className="sheet">
          <h2>{say('list')}</h2>
          <Healths totals={first.totals} asked={asked} ask={ask} />
          <Filters asked={asked} ask={ask} />
          <p className={classes.found} role="status">
            {say('found', { count: first.totals.engagements })}
          </p>
          <ProblemNotice error={error} again={again} />
          {items.length === 0 && <p>{isFiltered ? say('noneFound') : say('none')}</p>}
          <ul className="plain-list">
            {items.map((item) => (
              <EngagementRow key={item.id} companyId={companyId} item={item} />
            ))}
          </ul>
          {more && (
            <Button variant="default" mt="md" loading={isMore} onClick={more}>
              {say('more')}
            </Button>
          )}
        </section>
        <Suspense fallback={<Skeleton height={240} radius="lg" />}>
          <Trend companyId={companyId} />
        </Suspense>
        <Suspense fallback={<Skeleton height={240} radius="lg" />}>
          <CompanyOutcomes companyId={companyId} />
        </Suspense>
        <NotShown />
      </div>
    </Screen>
  );
}

function Totals({ totals }: { totals: OverviewTotalsResponse }) {
  const say = useTranslations('company.totals');
  const { states, held, sessions, left, attendance, goals, forfeited } = totals;
  return (
    <dl className={classes.tiles}>
      <Tile word={say('active')} figure={String(states.active)} more={say('ofAll', { count: totals.engagements })} />
      <Tile word={say('held')} figure={String(held)} more={say('ofSessions', { count: sessions })} />
      <Tile word={say('left')} figure={String(left)} more={say('forfeited', { count: forfeited })} />
      <Tile
        word={say('attendance')}
        figure={attendance === null ? '–' : say('percent', { share: attendance })}
        more={say('attendanceAbout')}
      />
      <Tile
        word={say('goals')}
        figure={say('goalsOf', { onTrack: goals.onTrack, counted: goals.counted })}
        more={say('goalsAbout')}
      />
    </dl>
  );
}

function Tile({ word, figure, more }: { word: string; figure: string; more: string }) {
  return (
    <div className={classes.tile}>
      <dt>{word}</dt>
      <dd>
        {figure}
        <small>{more}</small>
      </dd>
    </div>
  );
}

interface HealthsProps {
  totals: OverviewTotalsResponse;
  asked: Asked;
  ask: (asked: Asked) => void;
}

/** How many fare how; each is a filter. */
function Healths({ totals: { health }, asked, ask }: HealthsProps) {
  const say = useTranslations('company');
  const all = [
    ['on_track', health.onTrack],
    ['at_risk', health.atRisk],
    ['off_track', health.offTrack],
  ] as const;
  return (
    <div className={classes.healths} role="group" aria-label={say('byHealth')}>
      {all.map(([status, count]) => (
        <UnstyledButton
          key={status}
          className={classes.healthButton}
          data-health={status}
          aria-pressed={asked.health === status}
          onClick={() => ask({ ...asked, health: asked.health === status ? undefined : status })}
        >
          <Shape status={status} />
          {say(`health.${status}`, { count })}
        </UnstyledButton>
      ))}
    </div>
  );
}

/** Back to the company. */
export function BackToCompany({ companyId }: { companyId: string }) {
  const say = useTranslations('company');
  return (
    <p className={`${classes.crumbs} no-print`}>
      <Link to="/companies/$companyId" params={{ companyId }}>
        {say('back')}
      </Link>
    </p>
  );
}

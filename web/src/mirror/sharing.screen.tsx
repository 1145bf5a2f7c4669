import { SegmentedControl } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { engagementsReadOptions, sharesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { EngagementTabs } from './engagement-tabs.js';
import { Managers } from './managers.js';
import classes from './mirror.module.css';
import { Openings } from './openings.js';
import { ShareHistory } from './share-history.js';
import { ShareChoices } from './share-choices.js';
import { WhatIsSeen } from './what-is-seen.js';
import type { Wishes } from './wishes.js';

const route = getRouteApi('/signed-in/engagements/$engagementId/sharing');
const SPONSOR = 'sponsor';

/** To the coachee: exactly what others see, what of it they choose, and who has looked. */
export function SharingScreen() {
  const say = useTranslations('mirror.sharing');
  const { engagementId } = route.useParams();
  const { data: engagement } = useSuspenseQuery(engagementsReadOptions({ path: { engagementId } }));
  const { items: goals } = useSuspenseQuery(sharesListOptions({ path: { engagementId } })).data;
  const managers = goals[0]?.managers ?? [];
  const isPaid = engagement.companyId !== null;
  const audiences = [
    ...(isPaid ? [{ value: SPONSOR, label: say('sponsor') }] : []),
    ...managers.map(({ personId, name }) => ({ value: personId, label: name ?? say('manager') })),
  ];
  const [chosen, setChosen] = useState(SPONSOR);
  const audience = audiences.find(({ value }) => value === chosen) ?? audiences[0];
  const [wishes, setWishes] = useState<Wishes>(new Map());
  const managerId = audience && audience.value !== SPONSOR ? audience.value : undefined;
  return (
    <Screen title={say('title')} about={say('about')}>
      <EngagementTabs engagementId={engagementId} coachee />
      {audiences.length > 1 && (
        <SegmentedControl
          mb="lg"
          aria-label={say('audience')}
          data={audiences}
          value={audience?.value ?? SPONSOR}
          onChange={(value) => {
            setChosen(value);
            setWishes(new Map());
          }}
        />
      )}
      {!audience && <p className="sheet">{say('nobody')}</p>}
      {audience && (
        <div className={classes.columns}>
          <ShareChoices goals={goals} managerId={managerId} wishes={wishes} choose={setWishes} />
          <WhatIsSeen
            key={audience.value}
            engagement={engagement}
            goals={goals}
            managerId={managerId}
            wishes={wishes}
            settle={() => setWishes(new Map())}
          />
        </div>
      )}
      <div className={classes.after}>
        <Openings engagementId={engagementId} />
        <ShareHistory engagementId={engagementId} goals={goals} />
        <Managers engagementId={engagementId} />
      </div>
    </Screen>
  );
}

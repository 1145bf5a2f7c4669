import { Badge, Progress } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { engagementsReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';

const route = getRouteApi('/signed-in/engagements/$engagementId');

/** Three months of two people: how far they are. */
export function EngagementScreen() {
  const say = useTranslations('engagement');
  const { language } = useSpoken();
  const { engagementId } = route.useParams();
  const engagement = useSuspenseQuery(engagementsReadOptions({ path: { engagementId } })).data;
  const { coach, coachee, startsOn, endsOn, state, sessions, figures } = engagement;
  const progress = say('progress', { held: figures.held, of: sessions, left: figures.left });
  return (
    <Screen
      title={`${coachee.name} · ${coach.name}`}
      about={say('from', { from: dateOf(startsOn, language), to: dateOf(endsOn, language) })}
    >
      <section className="sheet">
        <Badge variant="light">{say(`states.${state}`)}</Badge>
        <p>{progress}</p>
        <Progress value={(figures.held / sessions) * 100} aria-label={progress} />
      </section>
    </Screen>
  );
}

import { Badge } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { sessionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { SessionResponse } from '../../client/types.gen.js';
import { dayOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import { useClocks } from './use-clocks.js';
import { usePlaces } from './use-places.js';
import { When } from './when.js';
import { useWhose } from './whose.js';

/** Every session of an engagement, with what came of it: the way to notes and recaps. */
export function SessionsScreen() {
  const say = useTranslations('engagement.sessions');
  const { engagementId, engagement } = useWhose();
  const placeOf = usePlaces(engagement);
  const { items } = useSuspenseQuery(sessionsListOptions({ path: { engagementId } })).data;
  return (
    <Part title={say('title')} about={say('about')}>
      {items.length === 0 && <p className={classes.empty}>{say('none')}</p>}
      <ol className="plain-list">
        {items.map((session) => (
          <li key={session.id}>
            <Row session={session} number={placeOf(session.id).number} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Row({ session, number }: { session: SessionResponse; number: number | undefined }) {
  const say = useTranslations('engagement.sessions');
  const { language } = useSpoken();
  const { id: sessionId, engagementId, state, forfeited } = session;
  const clocks = useClocks()(session);
  const word = forfeited ? 'forfeited' : state;
  return (
    <Link
      to="/engagements/$engagementId/sessions/$sessionId"
      params={{ engagementId, sessionId }}
      className={classes.row}
    >
      <span className={classes.rowNumber}>{number ?? '–'}</span>
      <span>
        {dayOf(clocks.local, language)}
        <small>
          <When clocks={clocks} />
        </small>
      </span>
      <Badge variant="outline" color={word === 'forfeited' ? 'red' : word === 'completed' ? 'spruce' : 'gray'}>
        {say(`states.${word}`)}
      </Badge>
    </Link>
  );
}

import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ledgerReadOptions, sessionsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { LedgerEntryResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { dayOf, momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Adjusting } from './adjusting.js';
import { Part } from './part.js';
import type { Whose } from './whose.js';

/** Why so many sessions are left: every line of the account, in words. */
export function Ledger({ whose }: { whose: Whose }) {
  const { engagementId, side, engagement } = whose;
  const [isAdjusting, setAdjusting] = useState(false);
  const say = useTranslations('engagement.ledger');
  const path = { engagementId };
  const { items, left, scheduled } = useSuspenseQuery(ledgerReadOptions({ path })).data;
  const { items: sessions } = useSuspenseQuery(sessionsListOptions({ path })).data;
  const startOf = new Map(sessions.map(({ id, localStart }) => [id, localStart]));
  return (
    <Part title={say('title')} about={say('sum', { left, scheduled })}>
      <details className={classes.details}>
        <summary>{say('why')}</summary>
        <ol className="plain-list">
          {items.map((entry) => (
            <Entry key={entry.id} entry={entry} start={entry.sessionId ? startOf.get(entry.sessionId) : undefined} />
          ))}
        </ol>
        {side === 'coach' && engagement.state === 'active' && (
          <Button size="xs" variant="default" mt="sm" onClick={() => setAdjusting(true)}>
            {say('adjust.open')}
          </Button>
        )}
      </details>
      {isAdjusting && <Adjusting whose={whose} close={() => setAdjusting(false)} />}
    </Part>
  );
}

function Entry({ entry, start }: { entry: LedgerEntryResponse; start: string | undefined }) {
  const say = useTranslations('engagement.ledger');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { reason, amount, balance, note, at, by } = entry;
  const day = start && dayOf(start, language);
  return (
    <li className={classes.entry}>
      <span>
        {say(`reasons.${reason}`)}
        {day && <> · {day}</>}
        {note && <q>{note}</q>}
        <small>
          {momentOf(at, timeZone, language)}
          {by && <> · {by}</>}
        </small>
      </span>
      <span className={classes.amount}>{amount > 0 ? `+${amount}` : `−${Math.abs(amount)}`}</span>
      <span className={classes.balance}>{say('balance', { balance })}</span>
    </li>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import {
  companiesNameSponsorMutation,
  companiesSponsorsOptions,
  companiesWithdrawSponsorMutation,
} from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { dateIn } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './administration.module.css';
import { PersonSelect } from './person-select.js';

interface Props {
  companyId: string;
  name: string;
  /** What else there is to say of the company. */
  children?: ReactNode;
}

/** Who speaks for a company, and sees how its engagements stand. */
export function Sponsors({ companyId, name, children }: Props) {
  const say = useTranslations('administration.companies');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const client = useQueryClient();
  const path = { companyId };
  const { items } = useSuspenseQuery(companiesSponsorsOptions({ path })).data;
  const [personId, setPersonId] = useState<string | null>(null);
  const again = () => client.invalidateQueries({ queryKey: companiesSponsorsOptions({ path }).queryKey });
  const named = useMutation({
    ...companiesNameSponsorMutation(),
    onSuccess: async ({ name: who }) => {
      setPersonId(null);
      await again();
      toast(say('named', { who, company: name }));
    },
  });
  const withdraw = useMutation({
    ...companiesWithdrawSponsorMutation(),
    onSuccess: async (_nothing, { path: gone }) => {
      await again();
      const who = items.find((sponsor) => sponsor.personId === gone.personId)?.name ?? '';
      const undo = { word: say('undo'), act: () => named.mutate({ path, body: { personId: gone.personId } }) };
      toast(say('withdrawn', { who, company: name }), undo);
    },
  });
  return (
    <section className="sheet" aria-label={name}>
      <h2>{name}</h2>
      <p className={classes.faint}>{items.length === 0 ? say('noSponsor') : say('sponsors')}</p>
      <ul className="plain-list">
        {items.map((sponsor) => (
          <li key={sponsor.personId} className={classes.entry}>
            <span>
              {sponsor.name}
              <small>{say('since', { date: dateIn(sponsor.since, timeZone, language) })}</small>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => withdraw.mutate({ path: { companyId, personId: sponsor.personId } })}
              aria-label={say('withdrawOne', { name: sponsor.name })}
            >
              {say('withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNotice error={named.error ?? withdraw.error} />
      <div className={classes.tools}>
        <div className={classes.grow}>
          <PersonSelect label={say('newSponsor')} value={personId} onChange={setPersonId} />
        </div>
        <Button
          variant="default"
          disabled={!personId}
          loading={named.isPending}
          onClick={() => personId && named.mutate({ path, body: { personId } })}
        >
          {say('nameThem')}
        </Button>
      </div>
      {children}
    </section>
  );
}

import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  engagementsDecideRenewalMutation,
  engagementsRenewalDecisionsOptions,
  engagementsRenewalOutlookOptions,
} from '../../client/@tanstack/react-query.gen.js';
import type { RenewalDecisionKind } from '../../client/types.gen.js';
import { useDraft } from '../drafts/use-draft.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { dateIn, dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './company.module.css';

const DECISIONS = ['renew', 'later', 'not_renew'] as const;

/** Whether it goes on after this: what the sponsor decides, and thinks better of, until a renewal is signed. */
export function Renewal({ engagementId, coachee }: { engagementId: string; coachee: string }) {
  const say = useTranslations('company.renewal');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const client = useQueryClient();
  const path = { engagementId };
  const { proposed, decision } = useSuspenseQuery(engagementsRenewalOutlookOptions({ path })).data;
  const { items } = useSuspenseQuery(engagementsRenewalDecisionsOptions({ path })).data;
  const [chosen, choose] = useState<RenewalDecisionKind | undefined>(decision?.decision);
  const reason = useDraft(`renewal.${engagementId}`);
  const { mutate, error, isPending } = useMutation({
    ...engagementsDecideRenewalMutation(),
    onSuccess: async () => {
      reason.submitted();
      reason.change('');
      await client.invalidateQueries({ queryKey: engagementsRenewalOutlookOptions({ path }).queryKey });
      await client.invalidateQueries({ queryKey: engagementsRenewalDecisionsOptions({ path }).queryKey });
      toast(say('decided'));
    },
  });
  const decide = () =>
    chosen && mutate({ path, body: { decision: chosen, ...(reason.text.trim() && { reason: reason.text.trim() }) } });
  return (
    <section className="sheet no-print">
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{say('about', { coachee })}</p>
      {proposed && (
        <p>
          {say('proposed', {
            ...{ coach: proposed.coach, sessions: proposed.sessions, minutes: proposed.sessionMinutes },
            ...{ from: dateOf(proposed.startsOn, language), to: dateOf(proposed.endsOn, language) },
          })}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        <Choices chosen={chosen} choose={choose} />
        <Textarea
          label={say('reason')}
          description={say('reasonAbout')}
          maxLength={1000}
          autosize
          minRows={2}
          value={reason.text}
          onChange={(event) => reason.change(event.currentTarget.value)}
          mb="md"
        />
        <ProblemNotice error={error} />
        <Button type="submit" loading={isPending} disabled={!chosen}>
          {say(decision ? 'decideAgain' : 'decide')}
        </Button>
      </form>
      <ul className="plain-list">
        {items.map(({ id, decision: kind, at, by, reason: why }) => (
          <li key={id} className={classes.faint}>
            {say('history', { kind: say(`kinds.${kind}`), by, date: dateIn(at, timeZone, language) })}
            {why && ` “${why}”`}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChoicesProps {
  chosen: RenewalDecisionKind | undefined;
  choose: (kind: RenewalDecisionKind) => void;
}

function Choices({ chosen, choose }: ChoicesProps) {
  const say = useTranslations('company.renewal');
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.unseen}>{say('title')}</legend>
      {DECISIONS.map((value) => (
        <label key={value} className={classes.choice}>
          <input
            type="radio"
            name="renewal"
            checked={chosen === value}
            onChange={() => choose(value)}
            aria-label={say(`kinds.${value}`)}
            aria-describedby={`renewal-${value}`}
          />
          <span>
            {say(`kinds.${value}`)}
            <small id={`renewal-${value}`}>{say(`means.${value}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

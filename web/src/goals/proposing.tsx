import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  goalsAgreeMutation,
  goalsProposeMutation,
  goalsSuggestOptions,
} from '../../client/@tanstack/react-query.gen.js';
import type { SuggestionResponse } from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { Part } from '../engagement/part.js';
import { useChanged, type Side } from '../engagement/whose.js';
import { toast } from '../frame/toasts.js';
import classes from './goals.module.css';
import { WordingForm } from './wording-form.js';
import { NO_WORDS } from './wordings.js';

/** Proposing a goal, in one's own words or out of the catalogue. What a coachee proposes, they agree to by that. */
export function Proposing({ engagementId, side }: { engagementId: string; side: Side }) {
  const say = useTranslations('goals.proposing');
  const [begun, begin] = useState<SuggestionResponse | 'own'>();
  if (begun === undefined)
    return (
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => begin('own')} mb="md">
        {say('begin')}
      </Button>
    );
  const example = begun === 'own' ? undefined : begun;
  return (
    <Part title={say('title')} about={side === 'coach' ? say('aboutCoach') : say('aboutCoachee')}>
      <Suggestions engagementId={engagementId} chosen={example} choose={begin} />
      <Proposal
        key={example?.exampleGoalId ?? 'own'}
        engagementId={engagementId}
        side={side}
        example={example}
        close={() => begin(undefined)}
      />
    </Part>
  );
}

interface SuggestionsProps {
  engagementId: string;
  chosen: SuggestionResponse | undefined;
  choose: (one: SuggestionResponse) => void;
}

function Suggestions({ engagementId, chosen, choose }: SuggestionsProps) {
  const say = useTranslations('goals.proposing');
  const { data } = useQuery(goalsSuggestOptions({ path: { engagementId } }));
  if (!data?.items.length) return null;
  return (
    <div className={classes.suggestions} role="group" aria-label={say('suggestions')}>
      <p className={classes.faint}>{data.role ? say('suggestionsFor', { role: data.role }) : say('suggestions')}</p>
      {data.items.map((one) => (
        <Button
          key={one.exampleGoalId}
          size="xs"
          variant={one.exampleGoalId === chosen?.exampleGoalId ? 'filled' : 'light'}
          aria-pressed={one.exampleGoalId === chosen?.exampleGoalId}
          onClick={() => choose(one)}
          classNames={{ label: classes.wraps, root: classes.grows }}
        >
          {one.wording}
        </Button>
      ))}
    </div>
  );
}

interface ProposalProps {
  engagementId: string;
  side: Side;
  example: SuggestionResponse | undefined;
  close: () => void;
}

function Proposal({ engagementId, side, example, close }: ProposalProps) {
  const say = useTranslations('goals.proposing');
  const changed = useChanged(engagementId);
  const once = useOnce();
  const propose = useMutation(goalsProposeMutation());
  const agree = useMutation(goalsAgreeMutation());
  const isTheirs = side === 'coachee';
  const taken = async (goalId: string) => {
    if (isTheirs) await agree.mutateAsync({ path: { engagementId, goalId }, body: { revision: 1 } });
    toast(isTheirs ? say('takenOn') : say('proposed'));
    close();
    await changed();
  };
  return (
    <WordingForm
      thing={`goal.${engagementId}.${example?.exampleGoalId ?? 'own'}`}
      begun={{ ...NO_WORDS, wording: example?.wording ?? '' }}
      submitWord={isTheirs ? say('takeOn') : say('propose')}
      isPending={propose.isPending || agree.isPending}
      error={propose.error ?? agree.error}
      cancel={close}
      submit={(said, submitted) => {
        const from = example && { exampleGoalId: example.exampleGoalId };
        const path = { engagementId };
        propose.mutate(
          { path, headers: once.headers(), body: { ...said, ...from } },
          { onSuccess: ({ id: goalId }) => void taken(goalId).then(submitted) },
        );
      }}
    />
  );
}

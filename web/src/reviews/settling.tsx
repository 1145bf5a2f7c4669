import { Button, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { reviewsSettleMutation } from '../../client/@tanstack/react-query.gen.js';
import type {
  ReviewDecision,
  ReviewDecisionRequest,
  ReviewedGoalResponse,
  ReviewKind,
  ReviewStoryResponse,
} from '../../client/types.gen.js';
import { useOnce } from '../asking/changing.js';
import { useDraft } from '../drafts/use-draft.js';
import { Part } from '../engagement/part.js';
import { useChanged } from '../engagement/whose.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import classes from './reviews.module.css';

const decisionsOf: Record<ReviewKind, ReviewDecision[]> = {
  kickoff: ['kept', 'changed', 'dropped'],
  midpoint: ['kept', 'changed', 'dropped'],
  closing: ['achieved', 'carried', 'dropped'],
};

interface Choice {
  decision?: ReviewDecision;
  wording?: string;
}

/** What becomes of each open goal, decided for all at once. */
export function Settling({ review }: { review: ReviewStoryResponse }) {
  const say = useTranslations('reviews.settling');
  const { id: reviewId, engagementId, kind, goals } = review;
  const { text, change, submitted } = useDraft(`settling.${reviewId}`);
  const chosen = choicesIn(text);
  const changed = useChanged(engagementId);
  const once = useOnce();
  const settle = useMutation({
    ...reviewsSettleMutation(),
    onSuccess: async () => {
      submitted();
      toast(say('done'));
      await changed();
    },
  });
  const decided = goals.flatMap((goal) => requestOf(goal, chosen[goal.id] ?? {}));
  return (
    <Part title={say('title')} about={say('about')} tone="waiting">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          settle.mutate({ path: { engagementId, reviewId }, headers: once.headers(), body: { goals: decided } });
        }}
      >
        <Stack mt="sm">
          {goals.length === 0 && <p>{say('noGoals')}</p>}
          {goals.map((goal) => (
            <OneGoal
              key={goal.id}
              goal={goal}
              decisions={decisionsOf[kind]}
              choice={chosen[goal.id] ?? {}}
              set={(choice) => {
                once.renew();
                change(JSON.stringify({ ...chosen, [goal.id]: choice }));
              }}
            />
          ))}
          <ProblemNotice error={settle.error} />
          <Button type="submit" w="fit-content" disabled={decided.length < goals.length} loading={settle.isPending}>
            {say('settle')}
          </Button>
        </Stack>
      </form>
    </Part>
  );
}

/** What was chosen so far, by goal; nothing where what is kept is no such thing. */
function choicesIn(draft: string): Record<string, Choice> {
  try {
    return { ...(JSON.parse(draft) as Record<string, Choice>) };
  } catch {
    return {};
  }
}

/** Nothing, as long as it is not decided; a change brings its words, and says of which it is one. */
function requestOf(goal: ReviewedGoalResponse, { decision, wording = goal.wording }: Choice): ReviewDecisionRequest[] {
  if (!decision) return [];
  const goalId = goal.id;
  if (decision !== 'changed') return [{ goalId, decision }];
  if (!wording.trim() || wording === goal.wording) return [];
  return [{ goalId, decision, wording: wording.trim(), basedOn: goal.pendingRevision ?? goal.revision }];
}

interface OneGoalProps {
  goal: ReviewedGoalResponse;
  decisions: ReviewDecision[];
  choice: Choice;
  set: (choice: Choice) => void;
}

function OneGoal({ goal, decisions, choice, set }: OneGoalProps) {
  const say = useTranslations('reviews');
  const { decision, wording = goal.wording } = choice;
  return (
    <div className={classes.goal}>
      <h3>{goal.wording}</h3>
      <SegmentedControl
        aria-label={say('settling.what', { wording: goal.wording })}
        value={decision ?? ''}
        onChange={(value) => set({ ...choice, decision: value as ReviewDecision })}
        data={decisions.map((value) => ({ value, label: say(`decisions.${value}`) }))}
        className={classes.decisions}
      />
      {decision === 'changed' && (
        <Textarea
          label={say('settling.wording')}
          value={wording}
          onChange={(event) => set({ ...choice, wording: event.currentTarget.value })}
          maxLength={500}
          autosize
          minRows={2}
        />
      )}
    </div>
  );
}

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { goalsArrangeMutation, goalsOrderOptions } from '../../client/@tanstack/react-query.gen.js';
import type { GoalResponse } from '../../client/types.gen.js';
import { atVersion } from '../asking/changing.js';
import { Arrows } from '../engagement/arrows.js';
import { useChanged } from '../engagement/whose.js';
import { announce } from '../frame/announcer.js';

/** The order in which the open goals matter, and how it is changed: for both, and kept. */
export function useOrder(engagementId: string, goals: GoalResponse[]) {
  const say = useTranslations('goals.order');
  const { goalIds, version } = useSuspenseQuery(goalsOrderOptions({ path: { engagementId } })).data;
  const changed = useChanged(engagementId);
  const arrange = useMutation({ ...goalsArrangeMutation(), onSettled: changed });
  const ids = arrange.isPending ? arrange.variables.body.goalIds : goalIds;
  const placeOf = ({ id }: GoalResponse) => {
    const place = ids.indexOf(id);
    return place < 0 ? ids.length : place;
  };
  const ordered = goals.toSorted((a, b) => placeOf(a) - placeOf(b));
  const move = (goal: GoalResponse, by: 1 | -1) => {
    const beside = ordered[ordered.indexOf(goal) + by];
    if (!beside) return;
    const [a, b] = [ids.indexOf(goal.id), ids.indexOf(beside.id)];
    const next = ids.with(a, beside.id).with(b, goal.id);
    announce(say('moved', { wording: goal.current.wording, place: ordered.indexOf(beside) + 1 }));
    arrange.mutate({ path: { engagementId }, headers: atVersion(version), body: { goalIds: next } });
  };
  return { ordered, move, error: arrange.error };
}

interface Props {
  goal: GoalResponse;
  order: ReturnType<typeof useOrder>;
}

/** Two arrows on a goal's card: earlier, and later. */
export function Arranging({ goal, order: { ordered, move } }: Props) {
  const say = useTranslations('goals.order');
  const place = ordered.indexOf(goal);
  const { wording } = goal.current;
  if (ordered.length < 2) return null;
  return (
    <Arrows
      earlier={{ name: say('earlier', { wording }), act: place > 0 ? () => move(goal, -1) : undefined }}
      later={{ name: say('later', { wording }), act: place < ordered.length - 1 ? () => move(goal, 1) : undefined }}
    />
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { rolesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { exampleGoalsAdd, exampleGoalsRetire } from '../../client/sdk.gen.js';
import type { ExampleGoalResponse } from '../../client/types.gen.js';
import { toast } from '../frame/toasts.js';

/** What is done with the goals of a role. */
export function useOffering(roleId: string) {
  const say = useTranslations('catalogue');
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: rolesListOptions().queryKey });
  const add = (wording: string) => exampleGoalsAdd({ body: { roleId, wording } });
  const take = ({ id }: ExampleGoalResponse) => exampleGoalsRetire({ path: { exampleGoalId: id } });
  const offer = useMutation({ mutationFn: add, onSuccess: () => toast(say('offered')), onSettled });
  const retire = useMutation({
    mutationFn: take,
    onSuccess: (_nothing, { wording }) =>
      toast(say('retired'), { word: say('undo'), act: () => offer.mutate(wording) }),
    onSettled,
  });
  // The new words are there before the old ones go: what fails on the way leaves both, and nothing is lost.
  const reword = useMutation({
    mutationFn: async ({ goal, wording }: { goal: ExampleGoalResponse; wording: string }) => {
      await add(wording);
      await take(goal);
    },
    onSuccess: () => toast(say('reworded')),
    onSettled,
  });
  return { offer, retire, reword };
}

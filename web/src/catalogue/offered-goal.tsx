import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ExampleGoalResponse, RoleResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import classes from './catalogue.module.css';
import { isOffered } from './catalogue.js';
import { useOffering } from './use-offering.js';
import { WordingField } from './wording-field.js';

interface Props {
  role: RoleResponse;
  goal: ExampleGoalResponse;
  isKept: boolean;
}

/** A goal that is offered: it is said otherwise, or offered no more. What was taken from it stays as it is. */
export function OfferedGoal({ role, goal, isKept }: Props) {
  const say = useTranslations('catalogue');
  const [isChanging, setChanging] = useState(false);
  const { reword, retire } = useOffering(role.id);
  const { wording } = goal;
  if (isChanging)
    return (
      <li className={classes.goal}>
        <WordingField
          label={say('otherWords')}
          word={say('save')}
          begun={wording}
          isTaken={(other) => isOffered(role, other, goal.id)}
          isBusy={reword.isPending}
          close={() => setChanging(false)}
          save={(other) => reword.mutate({ goal, wording: other }, { onSuccess: () => setChanging(false) })}
        />
        <ProblemNotice error={reword.error} />
      </li>
    );
  return (
    <li className={classes.goal}>
      <span>{wording}</span>
      {isKept && (
        <span className={classes.ways}>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.quiet}
            aria-label={say('change', { wording })}
            onClick={() => setChanging(true)}
          >
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.quiet}
            aria-label={say('retire', { wording })}
            loading={retire.isPending}
            onClick={() => retire.mutate(goal)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </span>
      )}
      <ProblemNotice error={retire.error} />
    </li>
  );
}

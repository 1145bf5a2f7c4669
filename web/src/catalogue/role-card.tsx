import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RoleResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import classes from './catalogue.module.css';
import { isOffered } from './catalogue.js';
import { OfferedGoal } from './offered-goal.js';
import { useOffering } from './use-offering.js';
import { WordingField } from './wording-field.js';

interface Props {
  role: RoleResponse;
  /** Whether whoever looks may change it. */
  isKept: boolean;
}

/** A role, and the goals that are offered to people in it. */
export function RoleCard({ role, isKept }: Props) {
  const say = useTranslations('catalogue');
  const { id, name, builtIn, exampleGoals } = role;
  const [isAdding, setAdding] = useState(false);
  const { offer } = useOffering(id);
  return (
    <section className={`sheet ${classes.role}`} aria-labelledby={`role-${id}`}>
      <h2 id={`role-${id}`}>{name}</h2>
      <p className={classes.faint}>{say(builtIn ? 'builtIn' : 'own', { count: exampleGoals.length })}</p>
      <ul className="plain-list">
        {exampleGoals.map((goal) => (
          <OfferedGoal key={goal.id} role={role} goal={goal} isKept={isKept} />
        ))}
      </ul>
      {isKept && !isAdding && (
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.add}
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={say('addTo', { role: name })}
          onClick={() => setAdding(true)}
        >
          {say('add')}
        </Button>
      )}
      {isAdding && (
        <WordingField
          label={say('newGoal', { role: name })}
          word={say('offer')}
          isTaken={(wording) => isOffered(role, wording)}
          isBusy={offer.isPending}
          close={() => setAdding(false)}
          save={(wording) => offer.mutate(wording, { onSuccess: () => setAdding(false) })}
        />
      )}
      <ProblemNotice error={offer.error} />
    </section>
  );
}

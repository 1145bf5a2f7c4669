import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { GoalSharesResponse } from '../../client/types.gen.js';
import classes from './mirror.module.css';
import { sharedNow, wishing, type Wishes } from './wishes.js';

interface Props {
  goals: readonly GoalSharesResponse[];
  managerId: string | undefined;
  wishes: Wishes;
  choose: (wishes: Wishes) => void;
}

/** A switch for each kind of each goal. Switching shows what would be seen, and shares nothing yet. */
export function ShareChoices({ goals, managerId, wishes, choose }: Props) {
  const say = useTranslations('mirror.sharing');
  return (
    <section className={`sheet ${classes.choices}`}>
      <div>
        <h2>{say('choices')}</h2>
        <p className={classes.faint}>{say('choicesAbout')}</p>
      </div>
      {goals.length === 0 && <p className={classes.faint}>{say('noGoals')}</p>}
      <ul className="plain-list">
        {goals.map((goal) => {
          const now = sharedNow(goal, managerId);
          const shown = wishes.get(goal.goalId) ?? now;
          const wording = goal.wording ?? say('unworded');
          return (
            <li key={goal.goalId} className={classes.goal}>
              <p id={`goal-${goal.goalId}`}>{wording}</p>
              {!now || !shown ? (
                <p className={classes.faint}>{say('always')}</p>
              ) : (
                <div className={classes.switches} role="group" aria-labelledby={`goal-${goal.goalId}`}>
                  {(['wording', 'rating'] as const).map((kind) => (
                    <Switch
                      key={kind}
                      label={say(kind)}
                      checked={shown[kind]}
                      onChange={(event) =>
                        choose(wishing(wishes, goal, now, { ...shown, [kind]: event.currentTarget.checked }))
                      }
                    />
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { Checkbox } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './planner.module.css';
import { heeding, OBSTACLES, type Terms } from './terms.js';

interface Props {
  terms: Pick<Terms, 'ignore' | 'coacheeId'>;
  set: (part: Partial<Terms>) => void;
}

/** What the plan goes around. Each can be switched off, and the dates beside it say at once what comes of that. */
export function Heeded({ terms, set }: Props) {
  const say = useTranslations('planner');
  const { ignore = [], coacheeId } = terms;
  // While nobody is chosen, there is nothing of theirs to go around.
  const offered = OBSTACLES.filter((reason) => coacheeId !== null || !reason.startsWith('coachee_'));
  const over = offered.filter((reason) => ignore.includes(reason)).length;
  return (
    <details className={`${classes.other} ${classes.heeded} no-print`}>
      <summary>
        {say('heeded.title')}
        {over > 0 && <span className={classes.theirs}>{say('heeded.over', { count: over })}</span>}
      </summary>
      <fieldset>
        <legend>{say('heeded.about')}</legend>
        {offered.map((reason) => (
          <Checkbox
            key={reason}
            label={say(`heeded.${reason}`)}
            checked={!ignore.includes(reason)}
            onChange={({ currentTarget }) => set({ ignore: heeding(terms, reason, currentTarget.checked) })}
          />
        ))}
      </fieldset>
    </details>
  );
}

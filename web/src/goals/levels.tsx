import { SegmentedControl, Textarea } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './goals.module.css';
import { NO_LEVELS, type Levels as FiveLevels } from './wordings.js';

export const LOWEST_LEVEL = -2;
const PLACES = [4, 3, 2, 1, 0] as const;

interface Props {
  levels: FiveLevels | undefined;
  set: (levels: FiveLevels | undefined) => void;
}

/** How a goal is measured: from 0 to 10, or by what each of five levels means in words. */
export function Levels({ levels, set }: Props) {
  const say = useTranslations('goals.form');
  return (
    <fieldset className={classes.measured}>
      <legend>{say('measured')}</legend>
      <SegmentedControl
        aria-label={say('measured')}
        value={levels ? 'levels' : 'score'}
        onChange={(value) => set(value === 'levels' ? (levels ?? NO_LEVELS) : undefined)}
        data={[
          { value: 'score', label: say('byScore') },
          { value: 'levels', label: say('byLevels') },
        ]}
      />
      {levels && <p className={classes.faint}>{say('levelsAbout')}</p>}
      {levels &&
        PLACES.map((place) => (
          <Textarea
            key={place}
            label={`${signed(place + LOWEST_LEVEL)} · ${say(`levels.${place}`)}`}
            value={levels[place]}
            onChange={(event) => set(levels.with(place, event.currentTarget.value) as FiveLevels)}
            maxLength={500}
            autosize
            minRows={1}
          />
        ))}
    </fieldset>
  );
}

/** −1, 0, +2: a level of a goal. */
export function signed(level: number): string {
  if (level === 0) return '0';
  return level > 0 ? `+${level}` : `−${Math.abs(level)}`;
}

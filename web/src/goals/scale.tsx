import { useId } from 'react';
import classes from './goals.module.css';

interface Props {
  legend: string;
  value: number | undefined;
  set: (value: number) => void;
  /** Written levels; from 0 to 10 where there are none. */
  levels?: { value: number; label: string }[];
}

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) => ({ value, label: String(value) }));

/** One of a row of numbers, or of written levels: by arrow keys, or a click. */
export function Scale({ legend, value, set, levels }: Props) {
  const name = useId();
  return (
    <fieldset className={levels ? classes.levels : classes.scores}>
      <legend>{legend}</legend>
      {(levels ?? SCORES).map((one) => (
        <label key={one.value} className={classes.score}>
          <input type="radio" name={name} checked={value === one.value} onChange={() => set(one.value)} />
          {one.label}
        </label>
      ))}
    </fieldset>
  );
}

import classes from './pulse.module.css';

/** From 1 to 5: as a word and a number, and drawn. */
export function Mean({ word, value, text }: { word: string; value: number; text: string }) {
  return (
    <div className={classes.mean}>
      <span>{word}</span>
      <span className={classes.track} aria-hidden>
        <i style={{ width: `${(value / 5) * 100}%` }} />
      </span>
      <strong>{text}</strong>
    </div>
  );
}

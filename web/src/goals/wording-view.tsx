import { useTranslations } from 'use-intl';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { differenceOf } from './difference.js';
import classes from './goals.module.css';
import { LOWEST_LEVEL, signed } from './levels.js';
import { countsAsOthers, placeOn } from './measuring.js';
import { NO_LEVELS, type Words } from './wordings.js';

/** A wording as it is; or what it changes of an earlier one. */
export function WordingView({ words, before }: { words: Words; before?: Words }) {
  const say = useTranslations('goals.form');
  const { language } = useSpoken();
  const dated = ({ targetDate }: Words) => (targetDate ? dateOf(targetDate, language) : '');
  const counted = ({ weight }: Words) => (countsAsOthers(weight) ? '' : say('counts', { weight }));
  const lines = [
    { name: say('wording'), was: before?.wording, is: words.wording },
    { name: say('measure'), was: before?.measure, is: words.measure },
    { name: say('targetDate'), was: before && dated(before), is: dated(words) },
    ...NO_LEVELS.map((_none, place) => ({
      name: `${signed(place + LOWEST_LEVEL)} ${say(`levels.${place as 0 | 1 | 2 | 3 | 4}`)}`,
      was: before && (before.levels?.[place] ?? ''),
      is: words.levels?.[place] ?? '',
    })),
    ...(['baseline', 'target'] as const).map((name) => ({
      name: say(name),
      was: before && placeOn(before.levels, before[name]),
      is: placeOn(words.levels, words[name]),
    })),
    { name: say('weight'), was: before && counted(before), is: counted(words) },
  ];
  return (
    <dl className={classes.wording}>
      {lines
        .filter(({ was, is }) => was || is)
        .map(({ name, was, is }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{was === undefined ? is : <Difference before={was} after={is} />}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What was taken out and what is new, told apart by more than colour. */
export function Difference({ before, after }: { before: string; after: string }) {
  return (
    <>
      {differenceOf(before, after).map(({ kind, text }, place) => {
        if (kind === 'same') return <span key={place}>{text}</span>;
        // Space beside words is nobody's change; two that change places are kept apart by it.
        const words = text.trim();
        const [lead, trail] = [text.slice(0, text.indexOf(words)), text.slice(text.indexOf(words) + words.length)];
        return (
          <span key={place}>
            {lead || (kind === 'in' && place > 0 && ' ')}
            {kind === 'out' ? <del>{words}</del> : <ins>{words}</ins>}
            {trail}
          </span>
        );
      })}
    </>
  );
}

import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { PulsePublicationResponse } from '../../client/types.gen.js';
import { monthOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { Mean } from './mean.js';
import classes from './pulse.module.css';

interface Props {
  publications: readonly PulsePublicationResponse[];
  /** Names of companies, where there are those of several. */
  names?: ReadonlyMap<string, string>;
  /** Where there are earlier ones. */
  more?: (() => void) | undefined;
}

/** How it goes, as means of five people or more; and said plainly, why there may be nothing. */
export function Outcomes({ publications, names, more }: Props) {
  const say = useTranslations('pulse');
  const { language } = useSpoken();
  return (
    <div className={classes.list}>
      {publications.length === 0 && <p className="sheet">{say('noneYet')}</p>}
      {publications.map(({ id, companyId, moment, period, people, questions }) => (
        <section key={id} className="sheet">
          <h2>{say(`outcome.${moment}`)}</h2>
          <p className={classes.faint}>
            {names && `${(companyId && names.get(companyId)) || say('noCompany')} · `}
            {say('published', { month: monthOf(period, language), people })}
          </p>
          {questions.map(({ question, mean, bound }) => (
            <Mean key={question} word={say(`short.${question}`)} value={mean} text={say(`bounds.${bound}`, { mean })} />
          ))}
        </section>
      ))}
      {more && (
        <Button variant="default" w="fit-content" onClick={more}>
          {say('more')}
        </Button>
      )}
      <p className={classes.faint}>{say('suppression')}</p>
    </div>
  );
}

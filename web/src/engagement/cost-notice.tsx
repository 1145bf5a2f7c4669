import { useTranslations } from 'use-intl';
import type { ConsequencesResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { costOf } from './cost.js';
import classes from './engagement.module.css';
import type { Whose } from './whose.js';

/** What a change would cost, in a sentence, with the rule it follows from. */
export function CostNotice({ preview, whose }: { preview: ConsequencesResponse; whose: Whose }) {
  const say = useTranslations('engagement.cost');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const cost = costOf(preview);
  const { left, noticeEndsAt, overrunDays } = preview;
  const { noticeHours: hours } = whose.engagement;
  const when = noticeEndsAt && momentOf(noticeEndsAt, timeZone, language);
  return (
    <div className={classes.cost} data-cost={cost} role="status">
      <strong>{say(cost, { name: whose.other.name, from: left.from, to: left.to })}</strong>
      {cost === 'forfeits' && when && <p className={classes.sentence}>{say('noticeOver', { hours, when })}</p>}
      {cost === 'free' && <p className={classes.sentence}>{say('left', { left: left.to })}</p>}
      {overrunDays > 0 && <p className={classes.sentence}>{say('overrun', { days: overrunDays })}</p>}
    </div>
  );
}

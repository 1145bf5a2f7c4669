import { useTranslations } from 'use-intl';
import type { EngagementResponse } from '../../client/types.gen.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';

/** What two people agree to, or have agreed to, in a few lines. */
export function TermLines({ engagement }: { engagement: EngagementResponse }) {
  const say = useTranslations('agreement');
  const { language } = useSpoken();
  const { sessions, sessionMinutes, noticeHours, changeBandHours, rescheduleLimit, everyWeeks } = engagement;
  const dates = { from: dateOf(engagement.startsOn, language), to: dateOf(engagement.endsOn, language) };
  return (
    <ul className={classes.terms}>
      <li>{say(everyWeeks === 2 ? 'sessionsFortnightly' : 'sessions', { sessions, minutes: sessionMinutes })}</li>
      <li>{say('window', dates)}</li>
      <li>{say('noticeRule', { hours: noticeHours })}</li>
      {changeBandHours !== null && <li>{say('band', { hours: changeBandHours })}</li>}
      {rescheduleLimit !== null && <li>{say('limit', { times: rescheduleLimit })}</li>}
      <li>{engagement.companyId ? say('paid') : say('own')}</li>
    </ul>
  );
}

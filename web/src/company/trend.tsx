import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { companiesTrendOptions } from '../../client/@tanstack/react-query.gen.js';
import { monthOf, shortMonthOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './company.module.css';
import { heightsOf } from './trend.scale.js';

const HEIGHT = 96;

/** Sessions held, and who came, month by month: drawn above, said below, and both read as one table. */
export function Trend({ companyId }: { companyId: string }) {
  const say = useTranslations('company.trend');
  const { language } = useSpoken();
  const { items } = useSuspenseQuery(companiesTrendOptions({ path: { companyId } })).data;
  const heights = heightsOf(items.map(({ held }) => held));
  return (
    <section className="sheet">
      <h2>{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <div className={classes.trend}>
        <table>
          <caption className={classes.unseen}>{say('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('month')}</th>
              <th scope="col">{say('held')}</th>
              <th scope="col">{say('attendance')}</th>
              <th scope="col">{say('active')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ month, held, attendance, active }, at) => (
              <tr key={month} title={monthOf(month, language)}>
                <th scope="row">
                  <span aria-hidden>{shortMonthOf(month, language)}</span>
                  <span className={classes.unseen}>{monthOf(month, language)}</span>
                </th>
                <td className={classes.column}>
                  <svg viewBox={`0 0 20 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
                    <rect
                      x="2"
                      width="16"
                      rx="2"
                      y={HEIGHT * (1 - (heights[at] ?? 0))}
                      height={HEIGHT * (heights[at] ?? 0)}
                    />
                    <line x1="0" x2="20" y1={HEIGHT} y2={HEIGHT} />
                  </svg>
                  <span>{held}</span>
                </td>
                <td>{attendance === null ? '–' : Math.round(attendance * 100)}</td>
                <td>{active}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

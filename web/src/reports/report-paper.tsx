import { useTranslations } from 'use-intl';
import type { ReportDocumentResponse, ReportedGoalResponse, ReportKind } from '../../client/types.gen.js';
import { levelText } from '../mirror/ratings.scale.js';
import { dateOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './report.module.css';

interface Props {
  kind: ReportKind;
  document: ReportDocumentResponse;
}

/** A report as one would hand it to a board: on the screen, and on paper. */
export function ReportPaper({ kind, document: { statement, outlook, facts } }: Props) {
  const say = useTranslations('reports');
  const { language } = useSpoken();
  const { coachee, coach, company, practice, startsOn, endsOn, held, sessions, left, forfeited, attendance } = facts;
  const period = { from: dateOf(startsOn, language), to: dateOf(endsOn, language) };
  return (
    <article className={classes.paper} aria-label={say(`kinds.${kind}`)}>
      <p className={classes.faint}>{say('ofPractice', { practice, company })}</p>
      <h2>{say(`kinds.${kind}`)}</h2>
      <p className={classes.faint}>{say('parties', { coachee, coach, ...period })}</p>
      <dl className={classes.figures}>
        <Figure word={say('held')} figure={say('heldOf', { held, of: sessions })} />
        <Figure word={say('left')} figure={String(left)} />
        <Figure word={say('attendance')} figure={attendance === null ? '–' : say('percent', { share: attendance })} />
        <Figure word={say('forfeited')} figure={String(forfeited)} />
      </dl>
      <h3>{say('statement')}</h3>
      <p className={classes.text}>{statement}</p>
      <h3>{say('goals')}</h3>
      <p className={classes.faint}>
        {say('goalsOnTrack', { counted: facts.goals.counted, onTrack: facts.goals.onTrack })}
      </p>
      <ul className="plain-list">
        {facts.goals.shared.map((goal) => (
          <GoalRow key={goal.id} goal={goal} />
        ))}
      </ul>
      <h3>{say('milestones')}</h3>
      <ul className="plain-list">
        {facts.milestones.map(({ kind: which, talkOn, reviewedOn }) => (
          <li key={which} className={`${classes.row} ${classes.milestone}`}>
            <p>{say(`milestoneKinds.${which}`)}</p>
            <p className={classes.faint}>
              {[
                talkOn && say('talkOn', { date: dateOf(talkOn, language) }),
                reviewedOn && say('reviewedOn', { date: dateOf(reviewedOn, language) }),
              ]
                .filter(Boolean)
                .join(' · ') || say('toCome')}
            </p>
          </li>
        ))}
      </ul>
      {outlook && <h3>{say('outlook')}</h3>}
      {outlook && <p className={classes.text}>{outlook}</p>}
      <h3>{say('notInIt')}</h3>
      <p className={classes.faint}>{say('notInItAbout', { date: dateOf(facts.asOf, language) })}</p>
    </article>
  );
}

function Figure({ word, figure }: { word: string; figure: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{figure}</dd>
    </div>
  );
}

function GoalRow({ goal }: { goal: ReportedGoalResponse }) {
  const say = useTranslations('reports');
  const { language } = useSpoken();
  const { wording, measure, targetDate, state, levels, baseline, target, current } = goal;
  const at = (figure: number) => (levels ? levelText(figure) : say('ofTen', { score: figure }));
  const about = [
    say(`goalStates.${state}`),
    measure && say('measure', { measure }),
    targetDate && say('targetDate', { date: dateOf(targetDate, language) }),
    baseline !== null && say('baseline', { at: at(baseline) }),
    target !== null && say('target', { at: at(target) }),
  ].filter(Boolean);
  return (
    <li className={classes.row}>
      <p>{wording}</p>
      <p>
        <strong>{current === null ? '' : at(current)}</strong>
      </p>
      <p className={classes.faint}>{about.join(' · ')}</p>
    </li>
  );
}

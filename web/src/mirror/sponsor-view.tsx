import { useTranslations } from 'use-intl';
import type { AgreedSignatureResponse, MilestoneResponse, SponsorViewResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { clockIn, dateIn, dateOf, momentOf, placeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { NotShown } from './not-shown.js';
import { SharedGoals } from './shared-goals.js';
import classes from './sponsor-view.module.css';
import { HealthBadge, HealthReasons, StateBadge } from './standing-badges.js';

/**
 * One engagement, as its sponsor sees it. The coachee is shown what this renders, and nothing in it depends on who
 * reads: what differs between the two stands around it.
 */
export function SponsorView({ view }: { view: SponsorViewResponse }) {
  const say = useTranslations('mirror');
  return (
    <article className={classes.view} aria-label={say('label', { coachee: view.coachee })}>
      <Standing view={view} />
      <section>
        <h2>{say('milestones')}</h2>
        <ol className={`plain-list ${classes.milestones}`}>
          {view.milestones.map((milestone) => (
            <Milestone key={milestone.kind} milestone={milestone} />
          ))}
        </ol>
      </section>
      <SharedGoals goals={view.goals} />
      {view.agreement.length > 0 && (
        <section>
          <h2>{say('agreement')}</h2>
          <ul className={`plain-list ${classes.agreement}`}>
            {view.agreement.map((signature) => (
              <Signature key={`${signature.party}-${signature.at}`} signature={signature} />
            ))}
          </ul>
        </section>
      )}
      <NotShown />
    </article>
  );
}

function Standing({ view }: { view: SponsorViewResponse }) {
  const say = useTranslations('mirror');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { held, left, forfeited, sessions, attendance, nextAt, startsOn, endsOn } = view;
  const dates = { from: dateOf(startsOn, language), to: dateOf(endsOn, language) };
  return (
    <section>
      <div className={classes.head}>
        <HealthBadge health={view.health} />
        <StateBadge state={view.state} />
        <p className={classes.parties}>{say('parties', { coachee: view.coachee, coach: view.coach, ...dates })}</p>
      </div>
      <HealthReasons health={view.health} className={classes.reasons} />
      <dl className={classes.figures}>
        <div>
          <dt>{say('held')}</dt>
          <dd>{say('heldOf', { held, of: sessions })}</dd>
        </div>
        <div>
          <dt>{say('left')}</dt>
          <dd>{left}</dd>
        </div>
        <div>
          <dt>{say('attendance')}</dt>
          <dd>{attendance === null ? '–' : say('percent', { share: attendance })}</dd>
        </div>
        <div>
          <dt>{say('forfeited')}</dt>
          <dd>{forfeited}</dd>
        </div>
        <div>
          <dt>{say('next')}</dt>
          <dd>
            {nextAt ? dateIn(nextAt, timeZone, language) : say('nothingNext')}
            {nextAt && (
              <small>{say('inZone', { time: clockIn(nextAt, timeZone, language), place: placeOf(timeZone) })}</small>
            )}
          </dd>
        </div>
      </dl>
      <Twelve held={held} forfeited={forfeited} of={Math.max(sessions, held + left + forfeited)} />
    </section>
  );
}

/** The sessions on a line: how many were held and forfeited, and never which. */
function Twelve({ held, forfeited, of }: { held: number; forfeited: number; of: number }) {
  const say = useTranslations('mirror');
  return (
    <div className={classes.line} role="img" aria-label={say('line', { held, forfeited, of })}>
      {Array.from({ length: of }, (_none, at) => (
        <span
          key={at}
          className={classes.dot}
          data-held={at < held || undefined}
          data-forfeited={(at >= held && at < held + forfeited) || undefined}
        />
      ))}
    </div>
  );
}

function Milestone({ milestone: { kind, state, doneAt, talk } }: { milestone: MilestoneResponse }) {
  const say = useTranslations('mirror');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  return (
    <li className={classes.milestone} data-state={state}>
      <strong>{say(`kinds.${kind}`)}</strong>
      <span className={classes.faint}>
        {doneAt ? say('reviewed', { date: dateIn(doneAt, timeZone, language) }) : say(`milestone.${state}`)}
      </span>
      {talk && (
        <span className={classes.faint}>
          {say(`talk.${talk.state}`, { when: momentOf(talk.startsAt, timeZone, language) })}
        </span>
      )}
    </li>
  );
}

function Signature({ signature: { party, decision, at, terms } }: { signature: AgreedSignatureResponse }) {
  const say = useTranslations('mirror');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { sessions, sessionMinutes, everyWeeks, startsOn, endsOn, noticeHours } = terms;
  const said = [
    sessions !== null && sessionMinutes !== null && say('termsSessions', { sessions, minutes: sessionMinutes }),
    everyWeeks !== null && say('termsEvery', { weeks: everyWeeks }),
    startsOn !== null && endsOn !== null && `${dateOf(startsOn, language)} – ${dateOf(endsOn, language)}`,
    noticeHours !== null && say('termsNotice', { hours: noticeHours }),
  ].filter(Boolean);
  return (
    <li>
      <strong>{say(`party.${party}`)}</strong>
      <span>
        {say(`decision.${decision}`, { date: dateIn(at, timeZone, language) })}
        <span className={classes.faint}> {said.join(' · ')}</span>
      </span>
    </li>
  );
}

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { reviewsReadOptions } from '../../client/@tanstack/react-query.gen.js';
import type { ReviewAnswersResponse, ReviewStoryResponse } from '../../client/types.gen.js';
import { Part } from '../engagement/part.js';
import { useWhose } from '../engagement/whose.js';
import { Answering } from './answering.js';
import classes from './reviews.module.css';
import { Settling } from './settling.js';

/** One review: answered each for themself, read together, and settled by what becomes of the goals. */
export function ReviewScreen() {
  const say = useTranslations('reviews');
  const { reviewId } = useParams({ from: '/signed-in/engagements/$engagementId/reviews/$reviewId' });
  const { engagementId, other } = useWhose();
  const { data: review } = useSuspenseQuery(reviewsReadOptions({ path: { engagementId, reviewId } }));
  const { kind, state, youAnsweredAt, otherAnsweredAt } = review;
  return (
    <div key={reviewId}>
      <Link to="/engagements/$engagementId/reviews" params={{ engagementId }} className={classes.back}>
        {say('all')}
      </Link>
      <h2 className={classes.name}>{say(`kinds.${kind}`)}</h2>
      <p className={classes.faint}>
        {otherAnsweredAt ? say('otherAnswered', { name: other.name }) : say('otherHasNot', { name: other.name })}
      </p>
      {state === 'open' && !youAnsweredAt && <Answering review={review} />}
      {state === 'answered' && <Settling review={review} />}
      {state === 'settled' && <Outcome review={review} />}
      {review.answers.length > 0 && <Answers review={review} />}
    </div>
  );
}

/** What both said, side by side, question by question. */
function Answers({ review: { questions, goals, answers } }: { review: ReviewStoryResponse }) {
  const say = useTranslations('reviews');
  const { side, other } = useWhose();
  const whose = (one: ReviewAnswersResponse) => (one.side === side ? say('you') : (one.by ?? other.name));
  return (
    <Part title={say('answers')} about={answers.length < 2 ? say('othersLater', { name: other.name }) : undefined}>
      {questions.map(({ key, text }) => (
        <section key={key} className={classes.question}>
          <h3>{text}</h3>
          <div className={classes.beside}>
            {answers.map((one) => (
              <div key={one.side}>
                <p className={classes.faint}>{whose(one)}</p>
                <p className={classes.said}>
                  {one.answers.find(({ question }) => question === key)?.text || say('nothingSaid')}
                </p>
              </div>
            ))}
          </div>
        </section>
      ))}
      {goals.map(({ id, wording }) => (
        <section key={id} className={classes.question}>
          <h3>{wording}</h3>
          <div className={classes.beside}>
            {answers.map((one) => (
              <GoalAnswer key={one.side} whose={whose(one)} answer={one.goals.find(({ goalId }) => goalId === id)} />
            ))}
          </div>
        </section>
      ))}
    </Part>
  );
}

function GoalAnswer({ whose, answer }: { whose: string; answer?: ReviewAnswersResponse['goals'][number] }) {
  const say = useTranslations('reviews');
  return (
    <div>
      <p className={classes.faint}>{whose}</p>
      <p className={classes.said}>
        {answer?.rating != null && <strong>{answer.rating}/10 </strong>}
        {answer?.remark || (answer?.rating == null && say('nothingSaid'))}
      </p>
    </div>
  );
}

/** What became of each goal. */
function Outcome({ review: { goals } }: { review: ReviewStoryResponse }) {
  const say = useTranslations('reviews');
  return (
    <Part title={say('outcome')}>
      {goals.length === 0 && <p className={classes.faint}>{say('noGoals')}</p>}
      <ul className="plain-list">
        {goals.map(({ id, wording, decision }) => (
          <li key={id} className={classes.review}>
            <span>{wording}</span>
            {decision && <span className={classes.faint}>{say(`decisions.${decision}`)}</span>}
          </li>
        ))}
      </ul>
    </Part>
  );
}

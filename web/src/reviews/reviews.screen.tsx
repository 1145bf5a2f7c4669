import { Badge } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { reviewsListOptions } from '../../client/@tanstack/react-query.gen.js';
import type { ReviewResponse } from '../../client/types.gen.js';
import { Part } from '../engagement/part.js';
import { useWhose } from '../engagement/whose.js';
import classes from './reviews.module.css';

/** The three looks at an engagement, and where each stands. */
export function ReviewsScreen() {
  const say = useTranslations('reviews');
  const { engagementId } = useWhose();
  const { items } = useSuspenseQuery(reviewsListOptions({ path: { engagementId } })).data;
  return (
    <Part title={say('title')} about={say('about')}>
      {items.length === 0 && <p className={classes.faint}>{say('none')}</p>}
      <ol className="plain-list">
        {items.map((review) => (
          <li key={review.id} className={classes.review}>
            <Row review={review} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Row({ review }: { review: ReviewResponse }) {
  const say = useTranslations('reviews');
  const { id: reviewId, engagementId, kind, state, youAnsweredAt } = review;
  const standing = state === 'open' && youAnsweredAt ? 'youAnswered' : state;
  const waits = standing === 'open' || standing === 'answered';
  const name = (
    <>
      <strong>{say(`kinds.${kind}`)}</strong>
      <small>{say(`when.${kind}`)}</small>
    </>
  );
  return (
    <>
      <span>
        {state === 'coming' ? (
          name
        ) : (
          <Link to="/engagements/$engagementId/reviews/$reviewId" params={{ engagementId, reviewId }}>
            {name}
          </Link>
        )}
      </span>
      <Badge variant={waits ? 'filled' : 'outline'} color={waits ? 'spruce' : 'gray'}>
        {say(`states.${standing}`)}
      </Badge>
    </>
  );
}

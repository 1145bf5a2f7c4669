import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { mePromptsOptions } from '../../client/@tanstack/react-query.gen.js';
import type { PromptResponse } from '../../client/types.gen.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import { Part } from './part.js';

/** What waits for the reader: in one engagement, or in all. Nothing is shown where nothing does. */
export function WaitingForYou({ engagementId }: { engagementId?: string }) {
  const say = useTranslations('waiting');
  const { items } = useSuspenseQuery(mePromptsOptions()).data;
  const theirs = items.filter((one) => !engagementId || one.engagementId === engagementId);
  if (theirs.length === 0) return null;
  return (
    <Part title={say('title')} tone="waiting">
      <ul className="plain-list">
        {theirs.map((prompt) => (
          <li key={keyOf(prompt)}>
            <Waits prompt={prompt} naming={!engagementId} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Nothing waits twice: this is all that two can differ in. */
function keyOf({ kind, as, engagementId, ...about }: PromptResponse): string {
  return [kind, as, engagementId, about.goalId, about.reviewId, about.reportId, about.changeRequestId].join();
}

function Waits({ prompt, naming }: { prompt: PromptResponse; naming: boolean }) {
  const say = useTranslations('waiting');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const { kind, reviewKind, withName, until, goalWording } = prompt;
  return (
    <Link {...wayTo(prompt)} className={classes.waits}>
      <span>
        {say(`kinds.${kind}`)}
        {reviewKind && <> · {say(`reviewKinds.${reviewKind}`)}</>}
        {naming && withName && <span className={classes.faint}> · {withName}</span>}
        {goalWording && <q className={classes.waitsFor}>{goalWording}</q>}
        {until && <small>{say('until', { when: momentOf(until, timeZone, language) })}</small>}
      </span>
      <IconChevronRight size={18} aria-hidden />
    </Link>
  );
}

/** Where something is done about it. */
function wayTo({ kind, as, engagementId, goalId, reviewId }: PromptResponse) {
  if (as === 'sponsor') return { to: '/company' } as const;
  if (kind === 'pulse') return { to: '/engagements/$engagementId/pulse', params: { engagementId } } as const;
  if (kind.startsWith('report')) return { to: '/engagements/$engagementId/reports', params: { engagementId } } as const;
  if (kind === 'handover') return { to: '/handovers' } as const;
  if (kind === 'signature') return { to: '/agreements/$engagementId', params: { engagementId } } as const;
  if (goalId) return { to: '/engagements/$engagementId/goals/$goalId', params: { engagementId, goalId } } as const;
  if (reviewId)
    return { to: '/engagements/$engagementId/reviews/$reviewId', params: { engagementId, reviewId } } as const;
  if (kind === 'no_goal_agreed') return { to: '/engagements/$engagementId/goals', params: { engagementId } } as const;
  return { to: '/engagements/$engagementId', params: { engagementId } } as const;
}

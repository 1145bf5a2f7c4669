import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { mePromptsOptions } from '../../client/@tanstack/react-query.gen.js';
import type { SponsoredEngagementResponse } from '../../client/types.gen.js';
import classes from './company.module.css';

interface Props {
  companyId: string;
  engagements: readonly SponsoredEngagementResponse[];
}

/** What waits for the sponsor, above all else. */
export function AskedToAgree({ companyId, engagements }: Props) {
  const say = useTranslations('company');
  const prompts = useQuery(mePromptsOptions()).data?.items ?? [];
  const asked = prompts
    .filter(({ kind, as }) => kind === 'signature' && as === 'sponsor')
    .flatMap(({ engagementId }) => engagements.filter(({ id }) => id === engagementId));
  if (asked.length === 0) return null;
  return (
    <section className={`sheet ${classes.asked}`}>
      <h2>{say('asked', { count: asked.length })}</h2>
      <ul className="plain-list">
        {asked.map(({ id, coachee, coach }) => (
          <li key={id}>
            <Link to="/companies/$companyId/engagements/$engagementId" params={{ companyId, engagementId: id }}>
              {say('askedWith', { coachee, coach })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

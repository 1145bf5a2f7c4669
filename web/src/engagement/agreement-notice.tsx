import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { EngagementResponse } from '../../client/types.gen.js';
import { Part } from './part.js';

/** Before it has begun: what it waits for. */
export function AgreementNotice({ engagement: { id, state } }: { engagement: EngagementResponse }) {
  const say = useTranslations('agreement');
  return (
    <Part title={say('notice.title')} about={state === 'draft' ? say('notice.draft') : say('notice.awaiting')}>
      {state === 'awaiting_agreement' && (
        <Button component={Link} to="/agreements/$engagementId" params={{ engagementId: id } as never}>
          {say('notice.read')}
        </Button>
      )}
    </Part>
  );
}

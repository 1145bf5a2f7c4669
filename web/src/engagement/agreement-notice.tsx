import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { engagementsDiscardMutation, engagementsSubmitMutation } from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { Part } from './part.js';
import { useChanged, type Whose } from './whose.js';

/** Before it has begun: what it waits for, and what the coach can do about a draft. */
export function AgreementNotice({ whose }: { whose: Whose }) {
  const say = useTranslations('agreement.notice');
  const { engagement, engagementId, side } = whose;
  const { state, signatures, companyId } = engagement;
  const parties = useTranslations('agreement');
  if (state === 'draft' && side === 'coach') return <Draft engagementId={engagementId} />;
  if (state === 'draft')
    return (
      <Part title={say('title')} about={say('draft')}>
        <ToDates engagementId={engagementId} />
      </Part>
    );
  const missing = (['coach', 'coachee', ...(companyId ? ['sponsor' as const] : [])] as const).filter(
    (one) => !signatures.some(({ party, decision }) => party === one && decision === 'agreed'),
  );
  return (
    <Part title={say('title')} about={say('awaiting')}>
      {missing.length > 0 && (
        <p>{parties('waitsFor', { names: missing.map((one) => parties(`parties.${one}`)).join(', ') })}</p>
      )}
      <Group gap="xs" mt="sm">
        <Button component={Link} to="/agreements/$engagementId" params={{ engagementId } as never}>
          {say('read')}
        </Button>
        <ToDates engagementId={engagementId} />
      </Group>
    </Part>
  );
}

/** Nobody was asked yet: the coach asks everybody, or leaves it. */
function Draft({ engagementId }: { engagementId: string }) {
  const say = useTranslations('agreement.notice');
  const changed = useChanged(engagementId);
  const navigate = useNavigate();
  const path = { engagementId };
  const submit = useMutation({
    ...engagementsSubmitMutation(),
    onSuccess: () => (toast(say('asked')), changed()),
  });
  const discard = useMutation({
    ...engagementsDiscardMutation(),
    onSuccess: async () => {
      toast(say('discarded'));
      await navigate({ to: '/' });
      await changed();
    },
  });
  return (
    <Part title={say('title')} about={say('yours')}>
      <ProblemNotice error={submit.error ?? discard.error} />
      <Group gap="xs" mt="sm">
        <Button loading={submit.isPending} onClick={() => submit.mutate({ path })}>
          {say('submit')}
        </Button>
        <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate({ path })}>
          {say('discard')}
        </Button>
        <ToDates engagementId={engagementId} />
      </Group>
    </Part>
  );
}

/** The dates that are proposed, on a sheet with a calendar. */
function ToDates({ engagementId }: { engagementId: string }) {
  const say = useTranslations('agreement.notice');
  return (
    <Button component={Link} to="/plan/$engagementId" params={{ engagementId } as never} variant="subtle">
      {say('dates')}
    </Button>
  );
}

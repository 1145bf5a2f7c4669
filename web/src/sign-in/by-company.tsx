import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { signInsBeginByCompanyMutation } from '../../client/@tanstack/react-query.gen.js';
import { Problem } from '../asking/problem.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { keepWay } from './company-known.js';
import { Door } from './door.js';

interface Props {
  providerId: string;
  to: string;
  /** Why they came back without being let in: the code of an error. */
  refused: string | null;
  back: () => void;
}

/** To the company's own sign-in, and back. */
export function ByCompany({ providerId, to, refused, back }: Props) {
  const say = useTranslations('signIn.company');
  const { go, error, isPending } = useWayToCompany();
  const refusal = refused ? new Problem(refused, 409, '') : undefined;
  return (
    <Door title={say('title')} about={say('about')}>
      <Stack>
        <ProblemNotice error={error ?? refusal} />
        <Button
          size="md"
          loading={isPending}
          onClick={() => {
            keepWay(to);
            go({ providerId });
          }}
        >
          {say('go')}
        </Button>
        <Button variant="subtle" onClick={back}>
          {say('otherWay')}
        </Button>
      </Stack>
    </Door>
  );
}

/** Sends the browser to a company's provider; it comes back by itself. */
export function useWayToCompany() {
  const { mutate, error, isPending } = useMutation({
    ...signInsBeginByCompanyMutation(),
    onSuccess: ({ url }) => globalThis.location.assign(url),
  });
  return { go: (body: { providerId: string; invitationCode?: string }) => mutate({ body }), error, isPending };
}

import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { invitationsAcceptMutation } from '../../client/@tanstack/react-query.gen.js';
import { invitationsLook } from '../../client/sdk.gen.js';
import type { InvitedResponse } from '../../client/types.gen.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { signedInNow } from '../frame/session.js';
import { takeFragment } from './asked-code.js';
import { useWayToCompany } from './by-company.js';
import { CodeInput } from './code-input.js';
import { keepCompany } from './company-known.js';
import { Door } from './door.js';
import { SecondFactor } from './second-factor.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/password'] as const;

const fragment = takeFragment();

/** From the link of an invitation to being signed in. */
export function InvitationScreen() {
  const say = useTranslations('invitation');
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState(fragment.get('code') ?? '');
  const { data, error, isFetching } = useQuery({
    queryKey: ['invitation', code],
    queryFn: async () => (await invitationsLook({ body: { code } })).data,
    enabled: code !== '',
    retry: false,
    staleTime: Infinity,
  });
  if (data) return <Acceptance code={code} invited={data} />;
  return (
    <Door title={say('title')} about={say('about')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setCode(typed);
        }}
      >
        <Stack>
          <CodeInput label={say('code')} value={typed} onChange={setTyped} />
          <ProblemNotice error={error} />
          <Button type="submit" size="md" loading={isFetching}>
            {say('look')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}

function Acceptance({ code, invited }: { code: string; invited: InvitedResponse }) {
  const say = useTranslations('invitation');
  const router = useRouter();
  const [password, setPassword] = useState('');
  const [isFactorNeeded, setFactorNeeded] = useState(false);
  const { mutate, error, isPending } = useMutation(invitationsAcceptMutation());
  const wrong = useFieldProblems(error, FIELDS);
  const company = useWayToCompany();
  const arrive = ({ secondFactorNeeded }: { secondFactorNeeded: boolean }) => {
    if (secondFactorNeeded) return setFactorNeeded(true);
    signedInNow();
    return void router.navigate({ to: '/', replace: true });
  };
  if (isFactorNeeded) return <SecondFactor arrive={arrive} />;
  const { practiceName, invitedBy, email, name, capacity, hasAccount, companySignIn } = invited;
  return (
    <Door title={say('welcome', { name })} about={say('invited', { invitedBy, practiceName })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ body: { code, ...(password && { password }) } }, { onSuccess: arrive });
        }}
      >
        <Stack>
          <Text>{say(capacity)}</Text>
          <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
          {!hasAccount && (
            <PasswordInput
              name="new-password"
              autoComplete="new-password"
              label={say('password')}
              description={say('passwordHint', { email })}
              value={password}
              error={wrong['/password']}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': say('showPassword') }}
              size="md"
            />
          )}
          <ProblemNotice error={error ?? company.error} beside={FIELDS} />
          <Button type="submit" size="md" loading={isPending}>
            {say('accept')}
          </Button>
          {companySignIn && (
            <Button
              variant="default"
              size="md"
              loading={company.isPending}
              onClick={() => {
                keepCompany(companySignIn);
                company.go({ providerId: companySignIn, invitationCode: code });
              }}
            >
              {say('byCompany')}
            </Button>
          )}
        </Stack>
      </form>
    </Door>
  );
}

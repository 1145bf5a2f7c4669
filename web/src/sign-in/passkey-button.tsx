import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { signInsBeginByPasskey, signInsCreateByPasskey } from '../../client/sdk.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';

/** Where the browser knows how to show a passkey. */
export function PasskeyButton({ arrive }: { arrive: (answer: { secondFactorNeeded: boolean }) => void }) {
  const say = useTranslations('signIn');
  const { mutate, error, isPending } = useMutation({
    mutationFn: showPasskey,
    onSuccess: (answer) => answer && arrive(answer),
  });
  if (!('PublicKeyCredential' in globalThis) || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return null;
  return (
    <>
      <Button variant="subtle" onClick={() => mutate()} loading={isPending}>
        {say('withPasskey')}
      </Button>
      <ProblemNotice error={error} />
    </>
  );
}

/** Nothing, where whoever was asked decided otherwise. */
async function showPasskey() {
  const { data } = await signInsBeginByPasskey();
  const options = data.options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const shown = await navigator.credentials
    .get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    .catch(() => null);
  if (!(shown instanceof PublicKeyCredential)) return undefined;
  const body = { challenge: data.challenge, response: shown.toJSON() };
  const answer = await signInsCreateByPasskey({ body: body as Parameters<typeof signInsCreateByPasskey>[0]['body'] });
  return answer.data;
}

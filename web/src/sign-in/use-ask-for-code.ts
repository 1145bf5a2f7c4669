import { useMutation } from '@tanstack/react-query';
import { mailedCodesAskMutation } from '../../client/@tanstack/react-query.gen.js';
import type { CodePurpose } from '../../client/types.gen.js';
import { useSpoken } from '../words/language.js';
import type { AskedCode } from './asked-code.js';

/** Asks for a code by mail, and hands on what to show it with. */
export function useAskForCode(purpose: CodePurpose, askedFor: (code: AskedCode) => void) {
  const { language } = useSpoken();
  const { mutate, error, isPending } = useMutation(mailedCodesAskMutation());
  const send = (email: string) =>
    mutate(
      { body: { email, purpose, language } },
      { onSuccess: ({ challenge, expiresAt }) => askedFor({ email, purpose, challenge, expiresAt }) },
    );
  return { send, error, isPending };
}

import { useTranslations } from 'use-intl';
import { problemOf } from '../asking/problem.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { WhoIsThere } from './who-is-there.js';

/** A change that may be refused: what a mutation is. */
interface Changing<Values> {
  error: unknown;
  variables: Values | undefined;
  mutate: (values: Values) => void;
  reset: () => void;
}

/**
 * Why a change of one's account was refused. Where the sign-in is too old for it, whoever is there shows in place who
 * they are; then it is done as it was asked for, and nothing that was typed is lost.
 */
export function Refusal<Values>({ of: changing }: { of: Changing<Values> }) {
  const say = useTranslations('profile.whoIsThere');
  const { error, variables, mutate, reset } = changing;
  const isStale = Boolean(error) && problemOf(error).code === 'sign-in.stale';
  return (
    <>
      <ProblemNotice error={isStale ? null : error} />
      <WhoIsThere opened={isStale} about={say('about')} leave={reset} shown={() => mutate(variables as Values)} />
    </>
  );
}

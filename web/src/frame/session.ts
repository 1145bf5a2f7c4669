import { hashKey, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { meReadOptions, peopleReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { signInsEnd } from '../../client/sdk.gen.js';
import type { MembershipResponse } from '../../client/types.gen.js';
import { askAbout, practiceAsked, queryClient } from '../asking/asking.js';
import { problemOf } from '../asking/problem.js';
import { drafts } from '../drafts/drafts.js';
import { forgetAsked } from '../sign-in/asked-code.js';
import { forgetCompany } from '../sign-in/company-known.js';
import { speakUnlessChosen } from '../words/language.js';

/** Says no more than that somebody signed in here, so that a first visit asks the server nothing; another, each time. */
const SIGNED_IN = 'rapport.signed-in';

/** Whether somebody signed in here, as far as this browser knows. */
export function isSignedInHere(): boolean {
  return localStorage.getItem(SIGNED_IN) !== null;
}

/** Goes to the sign-in where nobody is signed in; chooses the practice where somebody is. */
export async function ensureSignedIn(to: string): Promise<MembershipResponse | undefined> {
  const search = to === '/' ? {} : { to };
  if (!isSignedInHere()) {
    redirect({ to: '/sign-in', search, throw: true });
    return undefined;
  }
  try {
    const { practices } = await queryClient.query({ ...meReadOptions(), staleTime: 'static' });
    drafts.keepOnlyOf(practices.map(({ personId }) => personId));
    if (!practices.some(({ practiceId }) => practiceId === practiceAsked())) askAbout(practices[0]?.practiceId);
    return practices.find(({ practiceId }) => practiceId === practiceAsked());
  } catch (error) {
    const { status, code } = problemOf(error);
    const isHalfWay = code === 'sign-in.second-factor-needed';
    if (status !== 401 && !isHalfWay) throw error;
    forget();
    redirect({ to: '/sign-in', search: isHalfWay ? { ...search, step: 'second-factor' } : search, throw: true });
    return undefined;
  }
}

/** The same; and where the practice lets them do nothing before they have a second factor, to where they get one. */
export async function ensureLetIn(to: string): Promise<void> {
  const member = await ensureSignedIn(to);
  if (member?.secondFactorDemanded) redirect({ to: '/second-factor', search: to === '/' ? {} : { to }, throw: true });
}

/** Signed in just now: whatever was read before was somebody else's, or nobody's. */
export function signedInNow(): void {
  localStorage.setItem(SIGNED_IN, crypto.randomUUID());
  queryClient.clear();
}

/** What other tabs show, and what the browser keeps to go back to, is not for whoever is here after a sign-in has ended. */
export function beginLeaving(): void {
  const afresh = () => globalThis.location.reload();
  globalThis.addEventListener('storage', ({ key }) => key === SIGNED_IN && afresh());
  globalThis.addEventListener('pageshow', ({ persisted }) => persisted && afresh());
}

function forget(): void {
  localStorage.removeItem(SIGNED_IN);
  queryClient.clear();
}

/** Ends the sign-in, and leaves nothing of it in this browser. */
export async function signOut(): Promise<void> {
  await signInsEnd();
  drafts.keepOnlyOf([]);
  askAbout(undefined);
  forgetAsked();
  forgetCompany();
  forget();
  // Afresh: nothing that was read stays in memory.
  globalThis.location.replace('/sign-in');
}

export function useMe() {
  return useSuspenseQuery(meReadOptions()).data;
}

/** Whoever is signed in, in the practice that they chose. */
export function useMember(): MembershipResponse {
  const { practices } = useMe();
  const member = practices.find(({ practiceId }) => practiceId === practiceAsked()) ?? practices[0];
  if (!member) throw new Error('Nobody is in no practice behind the frame.');
  return member;
}

/** The person that they are in it: their zone, their language. */
export function usePerson() {
  const { personId } = useMember();
  return useSuspenseQuery(peopleReadOptions({ path: { personId } })).data;
}

/** Speaks their language from when it is known. */
export function useTheirLanguage(): void {
  const { practices } = useMe();
  const personId = practices.find(({ practiceId }) => practiceId === practiceAsked())?.personId ?? '';
  const { data } = useQuery({ ...peopleReadOptions({ path: { personId } }), enabled: personId !== '' });
  const language = data?.language;
  useEffect(() => {
    if (language) void speakUnlessChosen(language);
  }, [language]);
}

/**
 * Looks at another practice: everything that was read is of the former one, and asked for by what is still shown of it
 * no more. Once it is known anew who they are, the frame begins afresh.
 */
export function useChangePractice() {
  const client = useQueryClient();
  return useCallback(
    async (practiceId: string) => {
      const { queryKey } = meReadOptions();
      await client.cancelQueries();
      askAbout(practiceId);
      client.removeQueries({ predicate: ({ queryHash }) => queryHash !== hashKey(queryKey) });
      await client.resetQueries({ queryKey });
    },
    [client],
  );
}

import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Problem } from '../asking/problem.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { signedInNow } from '../frame/session.js';
import { Arriving } from './arriving.js';
import { forgetAsked, handOn, keepAsked, readAsked, takeFragment, type AskedCode } from './asked-code.js';
import { ByCode } from './by-code.js';
import { ByCompany } from './by-company.js';
import { ByPassword } from './by-password.js';
import { companyKnown, keepCompany } from './company-known.js';
import { Door } from './door.js';
import { NewPassword } from './new-password.js';
import { PasskeyButton } from './passkey-button.js';
import { SecondFactor } from './second-factor.js';
import { useAskForCode } from './use-ask-for-code.js';

type Step = 'address' | 'code' | 'password' | 'new-password' | 'second-factor' | 'company' | 'arriving';

const route = getRouteApi('/sign-in');

/** Read once, when the page opens: React may begin a component twice. */
const fragment = takeFragment();
keepCompany(fragment.get('company'));

/** Coming in: by a mailed code, a password, a passkey or one's company, then the second factor where there is one. */
export function SignInScreen() {
  const { to = '/', step: asksFor } = route.useSearch();
  const router = useRouter();
  const [asked, setAsked] = useState<AskedCode | undefined>(() => readAsked(new Date()));
  const [step, setStep] = useState<Step>(() => asksFor ?? stepOf(asked));
  const [email, setEmail] = useState(asked?.email ?? '');
  const goOn = (href: string) => {
    signedInNow();
    void router.navigate({ href, replace: true });
  };
  const arrive = ({ secondFactorNeeded }: { secondFactorNeeded: boolean }) => {
    forgetAsked();
    if (secondFactorNeeded) setStep('second-factor');
    else goOn(to);
  };
  const askedFor = (code: AskedCode) => {
    keepAsked(code);
    setAsked(code);
    setStep(code.purpose === 'password' ? 'new-password' : 'code');
  };
  const back = () => setStep('address');
  useReloadForLinks();
  useCodeOfAddress();
  const code = fragment.get('code') ?? '';
  const company = companyKnown();
  if (step === 'arriving') return <Arriving goOn={goOn} askForFactor={() => setStep('second-factor')} back={back} />;
  if (step === 'company' && company)
    return <ByCompany providerId={company} to={to} refused={fragment.get('refused')} back={back} />;
  if (step === 'second-factor') return <SecondFactor arrive={arrive} />;
  if (step === 'password') return <ByPassword email={email} arrive={arrive} back={back} askedFor={askedFor} />;
  if (step === 'code' && asked) return <ByCode asked={asked} code={code} arrive={arrive} back={back} />;
  if (step === 'new-password' && asked)
    return <NewPassword asked={asked} code={code} done={() => setStep('password')} back={back} />;
  return (
    <Address
      {...{ email, setEmail, askedFor, arrive }}
      usePassword={() => setStep('password')}
      useCompany={company ? () => setStep('company') : undefined}
    />
  );
}

/** A link out of a mail that is opened in this very tab changes the fragment alone, and begins nothing by itself. */
function useReloadForLinks(): void {
  useEffect(() => {
    const begin = () => globalThis.location.reload();
    globalThis.addEventListener('hashchange', begin);
    return () => globalThis.removeEventListener('hashchange', begin);
  }, []);
}

/** The code for another address is of use in the profile of whoever asked for it. */
function useCodeOfAddress(): void {
  const router = useRouter();
  useEffect(() => {
    const code = fragment.get('code');
    if (!code || fragment.get('purpose') !== 'address' || readAsked(new Date())?.purpose !== 'address') return;
    handOn(code);
    void router.navigate({ to: '/profile', replace: true });
  }, [router]);
}

function stepOf(asked: AskedCode | undefined): Step {
  if (fragment.has('arrived')) return 'arriving';
  if (fragment.has('company') || fragment.has('refused')) return 'company';
  if (!asked || !fragment.get('code') || asked.purpose !== fragment.get('purpose')) return 'address';
  return asked.purpose === 'password' ? 'new-password' : 'code';
}

interface AddressProps {
  email: string;
  setEmail: (email: string) => void;
  askedFor: (code: AskedCode) => void;
  arrive: (answer: { secondFactorNeeded: boolean }) => void;
  usePassword: () => void;
  /** Where the link of a company was opened in this browser. */
  useCompany: (() => void) | undefined;
}

function Address({ email, setEmail, askedFor, arrive, usePassword, useCompany }: AddressProps) {
  const say = useTranslations('signIn');
  const ask = useAskForCode('sign-in', askedFor);
  const refused = fragment.get('refused');
  const refusal = refused && !useCompany ? new Problem(refused, 409, '') : undefined;
  return (
    <Door title={say('title')} about={fragment.get('code') ? say('otherBrowser') : say('about')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask.send(email);
        }}
      >
        <Stack>
          <TextInput
            type="email"
            name="email"
            autoComplete="username webauthn"
            label={say('email')}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            withAsterisk={false}
            size="md"
          />
          <ProblemNotice error={ask.error ?? refusal} />
          <Button type="submit" size="md" loading={ask.isPending}>
            {say('mailCode')}
          </Button>
          <Button variant="default" size="md" onClick={usePassword}>
            {say('withPassword')}
          </Button>
          {useCompany && (
            <Button variant="default" size="md" onClick={useCompany}>
              {say('withCompany')}
            </Button>
          )}
          <PasskeyButton arrive={arrive} />
          <Anchor component={Link} to="/start" ta="center">
            {say('start')}
          </Anchor>
        </Stack>
      </form>
    </Door>
  );
}

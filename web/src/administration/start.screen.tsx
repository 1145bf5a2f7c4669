import { Button, Checkbox, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { practicesStartMutation } from '../../client/@tanstack/react-query.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { signedInNow } from '../frame/session.js';
import type { AskedCode } from '../sign-in/asked-code.js';
import { CodeInput } from '../sign-in/code-input.js';
import { Door } from '../sign-in/door.js';
import { useAskForCode } from '../sign-in/use-ask-for-code.js';
import { useSpoken } from '../words/language.js';

const ZONES = Intl.supportedValuesOf('timeZone');

interface Founding {
  practice: string;
  timeZone: string;
  name: string;
  coach: boolean;
}

/** A practice begins: what it is called, who runs it, and a code that shows that the address is theirs. */
export function StartScreen() {
  const say = useTranslations('administration.start');
  const [founding, setFounding] = useState<Founding>({
    ...{ practice: '', name: '', coach: false },
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState<AskedCode>();
  const ask = useAskForCode('practice', setAsked);
  const set = (part: Partial<Founding>) => setFounding((was) => ({ ...was, ...part }));
  if (asked) return <Code founding={founding} asked={asked} back={() => setAsked(undefined)} />;
  return (
    <Door title={say('title')} about={say('about')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask.send(email);
        }}
      >
        <Stack>
          <TextInput
            label={say('practice')}
            value={founding.practice}
            onChange={(event) => set({ practice: event.currentTarget.value })}
            autoComplete="organization"
            required
            withAsterisk={false}
          />
          <Select
            label={say('zone')}
            data={ZONES.includes(founding.timeZone) ? ZONES : [founding.timeZone, ...ZONES]}
            value={founding.timeZone}
            onChange={(timeZone) => timeZone && set({ timeZone })}
            searchable
            limit={100}
          />
          <TextInput
            label={say('name')}
            value={founding.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            autoComplete="name"
            required
            withAsterisk={false}
          />
          <TextInput
            type="email"
            label={say('email')}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoComplete="email"
            required
            withAsterisk={false}
          />
          <Checkbox
            label={say('coach')}
            checked={founding.coach}
            onChange={(event) => set({ coach: event.currentTarget.checked })}
          />
          <ProblemNotice error={ask.error} />
          <Button type="submit" size="md" loading={ask.isPending}>
            {say('next')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}

function Code({ founding, asked, back }: { founding: Founding; asked: AskedCode; back: () => void }) {
  const say = useTranslations('administration.start');
  const { language } = useSpoken();
  const router = useRouter();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const { practice, timeZone, name, coach } = founding;
  const { mutate, error, isPending } = useMutation({
    ...practicesStartMutation(),
    onSuccess: () => {
      signedInNow();
      void router.navigate({ to: '/administration/set-up', replace: true });
    },
  });
  const body = {
    ...{ name: practice, timeZone, administrator: { name, coach, language } },
    ...{ challenge: asked.challenge, code, ...(password && { password }) },
  };
  return (
    <Door title={say('codeTitle')} about={say('codeAbout', { email: asked.email })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate({ body });
        }}
      >
        <Stack>
          <CodeInput label={say('code')} value={code} onChange={setCode} />
          <PasswordInput
            name="new-password"
            autoComplete="new-password"
            label={say('password')}
            description={say('passwordHint')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': say('showPassword') }}
          />
          <ProblemNotice error={error} />
          <Button type="submit" size="md" loading={isPending}>
            {say('start')}
          </Button>
          <Button variant="subtle" onClick={back}>
            {say('back')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}

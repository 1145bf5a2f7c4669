import { Screen } from '../frame/screen.js';
import { useTranslations } from 'use-intl';
import { About } from './about.js';
import { SignIns } from './sign-ins.js';

/** One's own: how one is called, where one is, and where one is signed in. */
export function ProfileScreen() {
  const say = useTranslations('profile');
  return (
    <Screen title={say('title')} about={say('about')}>
      <About />
      <SignIns />
    </Screen>
  );
}

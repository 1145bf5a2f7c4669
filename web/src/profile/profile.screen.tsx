import { useTranslations } from 'use-intl';
import { useMe } from '../frame/session.js';
import { About } from './about.js';
import { Address } from './address.js';
import { Limited } from './limited.js';
import { Mail } from './mail.js';
import { ProfilePart } from './profile-part.js';

/** One's own: how one is called, where one is, and where one is reached. */
export function ProfileScreen() {
  const say = useTranslations('profile');
  const { limited } = useMe();
  return (
    <ProfilePart title={say('title')} about={say('about')}>
      <About />
      <Mail />
      {limited ? <Limited /> : <Address />}
    </ProfilePart>
  );
}

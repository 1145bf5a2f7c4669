import { useTranslations } from 'use-intl';
import { useMe } from '../frame/session.js';
import { CompanyTie } from './company-tie.js';
import { Limited } from './limited.js';
import { Passkeys } from './passkeys.js';
import { Password } from './password.js';
import { ProfilePart } from './profile-part.js';
import { SecondFactor } from './second-factor.js';
import { SignIns } from './sign-ins.js';

/** How one comes in, and where one is. */
export function SigningInScreen() {
  const say = useTranslations('profile.signingIn');
  const { limited } = useMe();
  return (
    <ProfilePart title={say('title')} about={say('about')}>
      {limited ? (
        <Limited />
      ) : (
        <>
          <SecondFactor />
          <Passkeys />
          <Password />
          <CompanyTie />
          <SignIns />
        </>
      )}
    </ProfilePart>
  );
}

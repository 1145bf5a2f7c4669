import { useTranslations } from 'use-intl';
import { Screen } from '../frame/screen.js';
import { useMe } from '../frame/session.js';

/** For whoever has been invited, and for whom nothing has begun. */
export function Welcome() {
  const say = useTranslations('welcome');
  const { name = '' } = useMe();
  return (
    <Screen title={say('title', { name })} about={say('about')}>
      <section className="sheet">{say('next')}</section>
    </Screen>
  );
}

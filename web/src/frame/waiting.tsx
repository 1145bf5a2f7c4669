import { Loader, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** While a screen's first answer is on its way. */
export function Waiting() {
  const say = useTranslations('frame');
  return (
    <div role="status">
      <Loader size="sm" />
      <VisuallyHidden>{say('loading')}</VisuallyHidden>
    </div>
  );
}

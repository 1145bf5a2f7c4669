import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { meTieToCompanyMutation } from '../../client/@tanstack/react-query.gen.js';
import { takeFragment } from '../sign-in/asked-code.js';
import { companyKnown } from '../sign-in/company-known.js';
import classes from './profile.module.css';
import { Refusal } from './refusal.js';

/** Read once, when the page opens: a browser that comes back from its company begins it anew. */
const fragment = globalThis.location.pathname.startsWith('/profile') ? takeFragment() : new URLSearchParams();

/** Whoever has opened their company's link can have it sign them in from now on. */
export function CompanyTie() {
  const say = useTranslations('profile.company');
  const providerId = companyKnown();
  const tie = useMutation({
    ...meTieToCompanyMutation(),
    onSuccess: ({ url }) => globalThis.location.assign(url),
  });
  if (fragment.has('tied')) return <Alert color="spruce" variant="light" mb="lg" role="status" title={say('tied')} />;
  if (!providerId) return null;
  return (
    <section className={`sheet ${classes.part}`} aria-labelledby="company">
      <h2 id="company">{say('title')}</h2>
      <p className={classes.faint}>{say('about')}</p>
      <Refusal of={tie} />
      <Button variant="default" loading={tie.isPending} onClick={() => tie.mutate({ body: { providerId } })}>
        {say('tie')}
      </Button>
    </section>
  );
}

import { Badge, Button } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import {
  signInsEndOneMutation,
  signInsEndOthersMutation,
  signInsListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import type { ListedSignInResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { browserOf } from './browser.js';
import classes from './profile.module.css';

/** Where somebody is signed in, and an end to each. */
export function SignIns() {
  const say = useTranslations('profile.signIns');
  const client = useQueryClient();
  const { items } = useSuspenseQuery(signInsListOptions()).data;
  const again = () => client.invalidateQueries({ queryKey: signInsListOptions().queryKey });
  const one = useMutation({ ...signInsEndOneMutation(), onSuccess: again });
  const others = useMutation({ ...signInsEndOthersMutation(), onSuccess: again });
  return (
    <section className={`sheet ${classes.part}`} aria-labelledby="sign-ins">
      <h2 id="sign-ins">{say('title')}</h2>
      <ul className="plain-list">
        {items.map((signIn) => (
          <SignIn key={signIn.id} signIn={signIn} end={() => one.mutate({ path: { signInId: signIn.id } })} />
        ))}
      </ul>
      <ProblemNotice error={one.error ?? others.error} />
      {items.length > 1 && (
        <Button variant="default" onClick={() => others.mutate({})} loading={others.isPending}>
          {say('endOthers')}
        </Button>
      )}
    </section>
  );
}

function SignIn({ signIn, end }: { signIn: ListedSignInResponse; end: () => void }) {
  const say = useTranslations('profile.signIns');
  const sayWay = useTranslations('profile.signIns.ways');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const browser = browserOf(signIn.userAgent) ?? say('unknown');
  return (
    <li className={classes.signIn}>
      <span>
        {browser} · {signIn.network}
        <small>{say('seen', { way: sayWay(signIn.way), when: momentOf(signIn.lastSeenAt, timeZone, language) })}</small>
      </span>
      {signIn.current ? (
        <Badge variant="light">{say('current')}</Badge>
      ) : (
        <Button size="compact-sm" variant="default" onClick={end} aria-label={say('endOne', { browser })}>
          {say('end')}
        </Button>
      )}
    </li>
  );
}

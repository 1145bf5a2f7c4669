import { Button, Skeleton, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { companiesAddMutation, companiesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { companiesList } from '../../client/sdk.gen.js';
import { useOnce } from '../asking/changing.js';
import { useFieldProblems } from '../frame/field-problems.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { toast } from '../frame/toasts.js';
import classes from './administration.module.css';
import { IdentityProvider } from './identity-provider.js';
import { Sponsors } from './sponsors.js';

/** Fields that say themselves what is wrong with them, by where they are in the request. */
const FIELDS = ['/name'] as const;

/** Companies that sponsor, and who speaks for each. */
export function CompaniesScreen() {
  const say = useTranslations('administration.companies');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['companies'],
    queryFn: async ({ pageParam }) =>
      (await companiesList({ query: { limit: 20, ...(pageParam && { cursor: pageParam }) } })).data,
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  return (
    <Screen title={say('title')} about={say('about')}>
      <AddCompany />
      <ProblemNotice error={error} again={() => void refetch()} />
      {!data && !error && <Skeleton height={240} radius="lg" />}
      {data && items.length === 0 && <p className="sheet">{say('none')}</p>}
      <div className={classes.parts}>
        {items.map(({ id, name }) => (
          <Sponsors key={id} companyId={id} name={name}>
            <IdentityProvider companyId={id} name={name} />
          </Sponsors>
        ))}
      </div>
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </Screen>
  );
}

/** A company by its name. */
export function AddCompany({ done }: { done?: (companyId: string) => void }) {
  const say = useTranslations('administration.companies');
  const client = useQueryClient();
  const once = useOnce();
  const [name, setName] = useState('');
  const { mutate, error, isPending } = useMutation({
    ...companiesAddMutation(),
    onSuccess: async ({ id, name: added }) => {
      once.renew();
      setName('');
      await client.invalidateQueries({ queryKey: ['companies'] });
      await client.invalidateQueries({ queryKey: companiesListOptions({ query: { limit: 100 } }).queryKey });
      toast(say('added', { name: added }));
      done?.(id);
    },
  });
  const wrong = useFieldProblems(error, FIELDS);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ headers: once.headers(), body: { name } });
      }}
    >
      <div className={classes.tools}>
        <TextInput
          label={say('name')}
          value={name}
          error={wrong['/name']}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          withAsterisk={false}
          autoComplete="off"
          className={classes.grow}
        />
        <Button type="submit" loading={isPending}>
          {say('add')}
        </Button>
      </div>
      <ProblemNotice error={error} beside={FIELDS} />
    </form>
  );
}

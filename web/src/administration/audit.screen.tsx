import { Badge, Button, Select, Skeleton, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { auditExport, auditList } from '../../client/sdk.gen.js';
import type { AuditEntryResponse, AuditOutcome } from '../../client/types.gen.js';
import { useFile } from '../asking/use-file.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { Screen } from '../frame/screen.js';
import { usePerson } from '../frame/session.js';
import { useDeeds, useThings } from '../profile/deeds.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './administration.module.css';
import { filterOf, type AskedAudit } from './audit-filter.js';
import { PersonSelect } from './person-select.js';

const OUTCOMES: readonly AuditOutcome[] = ['done', 'replayed', 'opened', 'refused'];

/** Who did what to what, when and from where; never what was said. */
export function AuditScreen() {
  const say = useTranslations('administration.audit');
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  const [asked, ask] = useState<AskedAudit>({});
  const filter = filterOf(asked);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: async ({ pageParam }) =>
      (await auditList({ query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) } })).data,
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Screen title={say('title')} about={say('about')}>
      <div className={classes.tools}>
        <div className={classes.grow}>
          <PersonSelect
            label={say('who')}
            placeholder={say('anybody')}
            value={asked.actorId ?? null}
            onChange={(actorId) => ask({ ...asked, actorId: actorId ?? undefined })}
          />
        </div>
        <Select
          label={say('outcome')}
          placeholder={say('any')}
          data={OUTCOMES.map((value) => ({ value, label: say(`outcomes.${value}`) }))}
          value={asked.outcome ?? null}
          onChange={(outcome) => ask({ ...asked, outcome: outcome ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': say('any') }}
        />
        <TextInput
          type="date"
          label={say('from')}
          value={asked.from ?? ''}
          onChange={(event) => ask({ ...asked, from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say('to')}
          value={asked.to ?? ''}
          onChange={(event) => ask({ ...asked, to: event.currentTarget.value })}
        />
        <Files filter={filter} />
      </div>
      <ProblemNotice error={error} again={() => void refetch()} />
      {!data && !error && <Skeleton height={320} radius="lg" />}
      {data && entries.length === 0 && <p className="sheet">{say('none')}</p>}
      <ul className={`plain-list ${classes.people} ${classes.entries}`}>
        {entries.map((entry) => (
          <Entry key={entry.sequence} entry={entry} when={momentOf(entry.at, timeZone, language)} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </Screen>
  );
}

function Entry({
  entry: { actor, action, outcome, status, network, about },
  when,
}: {
  entry: AuditEntryResponse;
  when: string;
}) {
  const say = useTranslations('administration.audit');
  const deedOf = useDeeds();
  const thingOf = useThings();
  const things = Object.keys(about).map((name) => thingOf(name.replace(/Id$/, '')));
  return (
    <li className={classes.person}>
      <span className={classes.name}>
        {actor?.name ?? say('practice')}
        <small>
          {when}
          {network && ` · ${network}`}
        </small>
      </span>
      <span>
        <span title={action}>{deedOf(action)}</span>
        <small className={classes.line}>{things.length > 0 && say('on', { things: things.join(', ') })}</small>
      </span>
      <Badge variant={outcome === 'refused' ? 'outline' : 'light'} color={outcome === 'refused' ? 'red' : 'spruce'}>
        {say(`outcomes.${outcome}`)}
        {status !== null && ` ${status}`}
      </Badge>
    </li>
  );
}

/** The same as a file, all of it: for spreadsheets, or for programs. */
function Files({ filter }: { filter: ReturnType<typeof filterOf> }) {
  const say = useTranslations('administration.audit');
  const exporting = useFile(async (format: 'csv' | 'json') => ({
    file: (await auditExport({ query: { ...filter, format }, parseAs: 'blob' })).data as unknown,
    name: `audit.${format === 'csv' ? 'csv' : 'jsonl'}`,
  }));
  return (
    <>
      <div className={classes.files}>
        {(['csv', 'json'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={exporting.isPending && exporting.variables === format}
            onClick={() => exporting.mutate(format)}
          >
            {say(format)}
          </Button>
        ))}
      </div>
      <ProblemNotice error={exporting.error} />
    </>
  );
}

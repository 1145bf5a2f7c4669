import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  notesListPrivateVersionsOptions,
  notesListSharedVersionsOptions,
  notesReadPrivateOptions,
  notesReadPrivateVersionOptions,
  notesReadSharedOptions,
  notesReadSharedVersionOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { notesRestorePrivate, notesRestoreShared } from '../../client/sdk.gen.js';
import type { NoteVersionResponse } from '../../client/types.gen.js';
import { Dialog } from '../frame/dialog.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { usePerson } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { Waiting } from '../frame/waiting.js';
import { momentOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './engagement.module.css';
import type { NoteKind, NotePath } from './use-note.js';

const ways = {
  shared: {
    now: notesReadSharedOptions,
    list: notesListSharedVersionsOptions,
    read: notesReadSharedVersionOptions,
    restore: notesRestoreShared,
  },
  private: {
    now: notesReadPrivateOptions,
    list: notesListPrivateVersionsOptions,
    read: notesReadPrivateVersionOptions,
    restore: notesRestorePrivate,
  },
};

interface Props {
  kind: NoteKind;
  path: NotePath;
  /** An earlier one was brought back. */
  restored: () => void;
}

/** The way to what a note said before. */
export function EarlierVersions(props: Props) {
  const say = useTranslations('notes.versions');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Anchor component="button" type="button" size="xs" onClick={() => setOpen(true)}>
        {say(`open.${props.kind}`)}
      </Anchor>
      {isOpen && <Versions {...props} close={() => setOpen(false)} />}
    </>
  );
}

function Versions({ kind, path, restored, close }: Props & { close: () => void }) {
  const say = useTranslations('notes.versions');
  const client = useQueryClient();
  const [chosen, choose] = useState<number>();
  const { data, error, isPending } = useQuery({ ...ways[kind].list({ path }), staleTime: 0 });
  const versions = data?.items ?? [];
  const shown = chosen ?? versions[0]?.number;
  const restore = useMutation({
    mutationFn: async (versionNumber: number) => (await ways[kind].restore({ path: { ...path, versionNumber } })).data,
    onSuccess: (note) => {
      client.setQueryData(ways[kind].now({ path }).queryKey, note);
      restored();
      toast(say('restored'));
      close();
    },
  });
  return (
    <Dialog opened onClose={close} size="lg" title={say(`title.${kind}`)}>
      <Stack>
        {isPending && <Waiting />}
        {data && versions.length === 0 && <p>{say('none')}</p>}
        <div className={classes.versions}>
          <ul className="plain-list" aria-label={say('which')}>
            {versions.map((one) => (
              <Version key={one.number} version={one} isShown={one.number === shown} choose={choose} />
            ))}
          </ul>
          {shown !== undefined && <AsItWas kind={kind} path={path} number={shown} />}
        </div>
        <ProblemNotice error={error ?? restore.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {say('back')}
          </Button>
          {shown !== undefined && (
            <Button loading={restore.isPending} onClick={() => restore.mutate(shown)}>
              {say('restore')}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

interface VersionProps {
  version: NoteVersionResponse;
  isShown: boolean;
  choose: (number: number) => void;
}

function Version({ version: { number, by, at }, isShown, choose }: VersionProps) {
  const { language } = useSpoken();
  const { timeZone } = usePerson();
  return (
    <li>
      <button type="button" className={classes.version} aria-pressed={isShown} onClick={() => choose(number)}>
        {momentOf(at, timeZone, language)}
        {by && <small>{by}</small>}
      </button>
    </li>
  );
}

function AsItWas({ kind, path, number }: { kind: NoteKind; path: NotePath; number: number }) {
  const { data, error } = useQuery(ways[kind].read({ path: { ...path, versionNumber: number } }));
  return (
    <div className={`${classes.note} ${classes[kind]}`}>
      <p className={classes.said}>{data?.text}</p>
      <ProblemNotice error={error} />
    </div>
  );
}

import { useSuspenseQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { notesReadPrivateOptions, notesReadSharedOptions } from '../../client/@tanstack/react-query.gen.js';
import { notesReadPrivate, notesReadShared, notesWritePrivate, notesWriteShared } from '../../client/sdk.gen.js';
import type { NoteResponse } from '../../client/types.gen.js';
import { atVersion } from '../asking/changing.js';
import { problemOf, type Problem } from '../asking/problem.js';
import { drafts } from '../drafts/drafts.js';
import { useMember } from '../frame/session.js';
import { beginningOf, typedIn } from './note-keeping.js';

export type NoteKind = 'shared' | 'private';

/** Where a note and its session are. */
export interface NotePath {
  engagementId: string;
  sessionId: string;
}

const reading = {
  shared: { options: notesReadSharedOptions, read: notesReadShared, write: notesWriteShared },
  private: { options: notesReadPrivateOptions, read: notesReadPrivate, write: notesWritePrivate },
};

/** How long after the last letter a note is saved. */
const PAUSE_MS = 1_000;
/** How soon it is tried again while the server does not answer. */
const AGAIN_MS = 5_000;

export type Keeping = 'saved' | 'typed' | 'saving' | 'kept' | 'signed-out' | 'refused';

/**
 * A note that is saved as it is typed. What the server has not got is kept in this browser: it survives a closed tab, an
 * ended sign-in and a lost network. Where somebody else wrote meanwhile, `theirs` is shown beside one's own.
 */
export function useNote(kind: NoteKind, { engagementId, sessionId }: NotePath) {
  const path = useMemo(() => ({ engagementId, sessionId }), [engagementId, sessionId]);
  const { personId } = useMember();
  const client = useQueryClient();
  const { options, read, write } = reading[kind];
  const { data: server } = useSuspenseQuery({ ...options({ path }), staleTime: 0, refetchOnWindowFocus: false });
  const thing = `note.${kind}.${sessionId}`;
  const [began] = useState(() => beginningOf(server, typedIn(drafts.read(personId, thing))));
  const [text, setText] = useState(began.with === 'kept' ? server.text : began.text);
  const [theirs, setTheirs] = useState<NoteResponse | undefined>(began.with === 'conflict' ? server : undefined);
  const [keeping, setKeeping] = useState<Keeping>(began.with === 'kept' ? 'saved' : 'typed');
  const [problem, setProblem] = useState<Problem>();
  const version = useRef(began.with === 'conflict' ? began.basedOn : server.version);
  const latest = useRef(text);

  const keep = useCallback(
    (next: string) => drafts.keep(personId, thing, JSON.stringify({ text: next, basedOn: version.current })),
    [personId, thing],
  );
  const change = useCallback(
    (next: string) => {
      // What was read since it was saved is what is written on.
      if (keeping === 'saved') version.current = server.version;
      latest.current = next;
      setText(next);
      setKeeping('typed');
      keep(next);
    },
    [keep, keeping, server.version],
  );
  const refuse = useCallback(
    async (thrown: unknown) => {
      const met = problemOf(thrown);
      if (met.status === 412) {
        setTheirs((await read({ path })).data);
        setKeeping('typed');
      } else if (met.isPassing) setKeeping('kept');
      else if (met.status === 401) setKeeping('signed-out');
      else {
        setProblem(met);
        setKeeping('refused');
      }
    },
    [read, path],
  );
  const save = useCallback(
    async (sent: string) => {
      setKeeping('saving');
      setProblem(undefined);
      try {
        const { data } = await write({ path, headers: atVersion(version.current), body: { text: sent } });
        version.current = data.version;
        client.setQueryData(options({ path }).queryKey, data);
        // More may have been typed while it was on its way.
        if (latest.current !== sent) return change(latest.current);
        drafts.keep(personId, thing, '');
        setKeeping('saved');
      } catch (thrown) {
        await refuse(thrown).catch(() => setKeeping('kept'));
      }
      return undefined;
    },
    [write, options, path, client, thing, personId, change, refuse],
  );
  useSaving(keeping, theirs !== undefined, text, save);
  /** Both were seen: `chosen` goes on, from their version. */
  const settle = useCallback(
    (chosen: string) => {
      version.current = theirs?.version ?? version.current;
      setTheirs(undefined);
      change(chosen);
    },
    [theirs, change],
  );
  // Where nothing is unsaved, what the other has written since is shown as soon as it is read.
  return { text: keeping === 'saved' ? server.text : text, change, keeping, problem, theirs, settle, save, server };
}

/** Saves a moment after the last letter, or when the page is left; and again by itself once the server answers. */
function useSaving(keeping: Keeping, isStopped: boolean, text: string, save: (text: string) => Promise<void>): void {
  useEffect(() => {
    if (isStopped || (keeping !== 'typed' && keeping !== 'kept')) return undefined;
    // Begun anew with each letter.
    const timer = setTimeout(() => void save(text), keeping === 'typed' ? PAUSE_MS : AGAIN_MS);
    const now = () => void save(text);
    if (keeping === 'kept') globalThis.addEventListener('online', now);
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('online', now);
    };
  }, [keeping, isStopped, text, save]);
  const leave = useRef<() => void>(undefined);
  useEffect(() => {
    leave.current = keeping === 'typed' && !isStopped ? () => void save(text) : undefined;
  }, [keeping, isStopped, text, save]);
  useEffect(() => () => leave.current?.(), []);
}

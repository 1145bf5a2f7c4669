import { useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { reviewsReadDraftOptions } from '../../client/@tanstack/react-query.gen.js';
import { reviewsReadDraft, reviewsWriteDraft } from '../../client/sdk.gen.js';
import { atVersion } from '../asking/changing.js';
import { problemOf, type Problem } from '../asking/problem.js';
import { drafts } from '../drafts/drafts.js';
import { useMember } from '../frame/session.js';
import { draftOf, keptIn, writtenIn, type Written } from './answers.js';

const PAUSE_MS = 1_200;

interface Path {
  engagementId: string;
  reviewId: string;
}

/**
 * Answers that are saved as they are typed, as a draft that nobody else reads; what the server has not got is kept in
 * this browser. `ensure` saves and answers which draft it is, for submitting.
 */
export function useAnswers({ engagementId, reviewId }: Path) {
  const path = useMemo(() => ({ engagementId, reviewId }), [engagementId, reviewId]);
  const { personId } = useMember();
  const { data: server } = useSuspenseQuery({ ...reviewsReadDraftOptions({ path }), staleTime: Infinity });
  const thing = `review.${reviewId}`;
  const [written, setWritten] = useState(() => keptIn(drafts.read(personId, thing) ?? '') ?? writtenIn(server));
  const [isSaved, setSaved] = useState(() => drafts.read(personId, thing) === undefined);
  const [problem, setProblem] = useState<Problem>();
  const version = useRef(server.version);
  const latest = useRef(written);
  const change = useCallback(
    (next: Written) => {
      latest.current = next;
      setWritten(next);
      setSaved(false);
      drafts.keep(personId, thing, JSON.stringify(next));
    },
    [personId, thing],
  );
  const ensure = useCallback(async (): Promise<number> => {
    const sent = latest.current;
    const write = async () => reviewsWriteDraft({ path, headers: atVersion(version.current), body: draftOf(sent) });
    const { data } = await write().catch(async (thrown: unknown) => {
      if (problemOf(thrown).status !== 412) throw thrown;
      // One's own, in another tab: what is before one's eyes is what one means.
      version.current = (await reviewsReadDraft({ path })).data.version;
      return write();
    });
    version.current = data.version;
    if (latest.current === sent) {
      drafts.keep(personId, thing, '');
      setSaved(true);
    }
    return data.version;
  }, [path, personId, thing]);
  useEffect(() => {
    if (isSaved || !written) return undefined;
    const save = () => {
      setProblem(undefined);
      ensure().catch((thrown: unknown) => setProblem(problemOf(thrown)));
    };
    const timer = setTimeout(save, PAUSE_MS);
    globalThis.addEventListener('online', save);
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('online', save);
    };
  }, [isSaved, written, ensure]);
  return { written, change, ensure, isSaved, problem };
}

import { Alert, Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { problemOf, type Problem } from '../asking/problem.js';
import { alsoSay } from '../words/language.js';
import { useOtherFieldProblems } from './field-problems.js';

const NONE: readonly string[] = [];

interface Props {
  error: unknown;
  again?: (() => void) | undefined;
  /** Fields, by where they are in the request, that say themselves what is wrong with them: see useFieldProblems. */
  beside?: readonly string[];
}

/** What went wrong in words, what to do, and the request id to tell support. */
export function ProblemNotice({ error, again, beside = NONE }: Props) {
  return error ? <Notice problem={problemOf(error)} again={again} beside={beside} /> : null;
}

function Notice({ problem, again, beside }: Omit<Props, 'error'> & { problem: Problem; beside: readonly string[] }) {
  const say = useTranslations('problems');
  const { text, isKnown } = useWordsOf(problem);
  const others = useOtherFieldProblems(problem, beside);
  return (
    <Alert role="alert" color="red" variant="outline" title={text}>
      {others.length > 0 && (
        <ul>
          {others.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {problem.requestId && (problem.status >= 500 || !isKnown) && <p>{say('requestId', { id: problem.requestId })}</p>}
      <WayOut problem={problem} />
      {again && (
        <Button size="xs" variant="default" onClick={again}>
          {say('again')}
        </Button>
      )}
    </Alert>
  );
}

/** The words of a code. What seldom happens is said by words that are loaded then; until then, as the server says it. */
function useWordsOf({ code, detail }: Problem): { text: string; isKnown: boolean } {
  const say = useTranslations();
  const key = code.replaceAll('.', '_');
  const ofPage = `problems.${key}` as Parameters<typeof say.has>[0];
  const ofServer = `refusals.${key}` as Parameters<typeof say.has>[0];
  const isOfPage = say.has(ofPage);
  useEffect(() => {
    if (!isOfPage) void alsoSay('refusals').catch(() => undefined);
  }, [isOfPage]);
  if (isOfPage) return { text: say(ofPage), isKnown: true };
  if (say.has(ofServer)) return { text: say(ofServer), isKnown: true };
  return { text: detail || say('problems.service_defect'), isKnown: false };
}

/** Where to go, where going there helps. */
function WayOut({ problem: { code } }: { problem: Problem }) {
  const say = useTranslations('problems');
  if (code === 'practice.demands-second-factor')
    return (
      <Anchor component={Link} to="/second-factor">
        {say('setUpFactor')}
      </Anchor>
    );
  if (code === 'caller.anonymous')
    return (
      <Anchor component={Link} to="/sign-in">
        {say('signInAgain')}
      </Anchor>
    );
  return null;
}

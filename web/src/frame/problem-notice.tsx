import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { problemOf } from '../asking/problem.js';

/** What went wrong in words, what to do, and the request id to tell support. */
export function ProblemNotice({ error, again }: { error: unknown; again?: () => void }) {
  const say = useTranslations('problems');
  if (!error) return null;
  const problem = problemOf(error);
  const key = problem.code.replaceAll('.', '_');
  // A code without words of its own is told as the server told it.
  const known = key as Parameters<typeof say.has>[0];
  const text = say.has(known) ? say(known) : problem.detail || say('service_defect');
  return (
    <Alert role="alert" color="red" variant="outline" title={text}>
      {problem.requestId && problem.status >= 500 && <p>{say('requestId', { id: problem.requestId })}</p>}
      {again && (
        <Button size="xs" variant="default" onClick={again}>
          {say('again')}
        </Button>
      )}
    </Alert>
  );
}

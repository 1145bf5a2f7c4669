import type { Response } from 'supertest';

/** Fails unless this is a refusal as every refusal should be; answers which fields it names. */
export function pointersOf(answer: Response): string[] {
  const { status, headers, text } = answer;
  const problem = JSON.parse(text || '{}') as Record<string, unknown> & {
    errors?: { pointer: string; code: string }[];
  };
  expect({ status, refused: status >= 400 && status < 500, problem }).toMatchObject({ refused: true });
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(problem).toMatchObject({
    status,
    code: expect.stringMatching(/^[a-z-]+\.[a-z-]+$/),
    type: `/problems/${problem.code as string}`,
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
    requestId: headers['x-request-id'] ?? expect.stringMatching(/./),
  });
  return (problem.errors ?? []).map(({ pointer }) => pointer);
}

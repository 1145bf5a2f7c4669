import { createValidationPipe } from './validation.js';
import { EmailField, IntegerField, LocalTimeField, TextField, TextsField } from './validators.js';

class Booking {
  @TextField({ description: 'What it is called', max: 12 })
  name: string;
  @EmailField({ description: 'Where they are reached', optional: true })
  email?: string;
  @IntegerField({ description: 'How many', min: 1, max: 52, optional: true })
  sessions?: number;
  @LocalTimeField({ description: 'When', optional: true })
  at?: string;
  @TextsField({ description: 'Whatever else', max: 5, items: { min: 1, max: 2 }, optional: true })
  remarks?: string[];
}

/** What is said to be wrong, without its English sentence. */
async function wrongWith(body: object): Promise<unknown[]> {
  const asked = createValidationPipe().transform(body, { type: 'body', metatype: Booking });
  const thrown: unknown = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  const { occurrence } = thrown as { occurrence: { errors: { detail: string }[] } };
  return occurrence.errors.map(({ detail: _detail, ...field }) => field);
}

describe('a field that is refused', () => {
  it.each<[object, object]>([
    [{ name: 'x'.repeat(13) }, { pointer: '/name', code: 'hasLength', parameters: { min: 1, max: 12 } }],
    [
      { name: 'x', sessions: 53 },
      { pointer: '/sessions', code: 'max', parameters: { max: 52 } },
    ],
    [
      { name: 'x', sessions: 0 },
      { pointer: '/sessions', code: 'min', parameters: { min: 1 } },
    ],
    [
      { name: 'x', at: 'noon' },
      { pointer: '/at', code: 'matches', parameters: { like: '10:00' } },
    ],
    [
      { name: 'x', remarks: [] },
      { pointer: '/remarks', code: 'arrayMinSize', parameters: { min: 1 } },
    ],
    [
      { name: 'x', remarks: ['a', 'b', 'c'] },
      { pointer: '/remarks', code: 'arrayMaxSize', parameters: { max: 2 } },
    ],
    [
      { name: 'x', remarks: ['abcdef'] },
      { pointer: '/remarks', code: 'hasLength', parameters: { min: 1, max: 5 } },
    ],
  ])('says by which numbers, to be told in any language: %j', async (body, field) => {
    expect(await wrongWith(body)).toEqual([field]);
  });

  it('says no numbers where its check has none', async () => {
    expect(await wrongWith({ name: 'x', email: 'nowhere' })).toEqual([{ pointer: '/email', code: 'isEmail' }]);
  });

  it('says nothing of what was sent', async () => {
    const body = { name: 'x', email: 'said-in-confidence', sessions: 'said-in-confidence', at: 'said-in-confidence' };
    expect(JSON.stringify(await wrongWith(body))).not.toContain('confidence');
  });
});

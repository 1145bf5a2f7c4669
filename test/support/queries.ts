import { jest } from '@jest/globals';
import { Client } from 'pg';

/**
 * How many queries something asks of the database. What runs beside it may ask as well, and that a token was used is
 * written down once: it is done once before, and of three times more, the one with the fewest is the thing alone.
 */
export async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    let queries = Number.POSITIVE_INFINITY;
    for (let time = 0; time < 3; time++) {
      query.mockClear();
      await work();
      queries = Math.min(queries, query.mock.calls.length);
    }
    return queries;
  } finally {
    query.mockRestore();
  }
}

/** Of what a unit of work did, what the audit trail tells. */
export class Done {
  readonly wrote: Record<string, string[]> = {};
  /** Whether an earlier answer was given again, and nothing was done. */
  replayed = false;

  /** Rows of what is said are not named, not even by an id. */
  added(table: string, schema: string | undefined, rows: readonly object[]): void {
    if (schema === 'content') return;
    const ids = rows.flatMap((row) => ('id' in row && typeof row.id === 'string' ? [row.id] : []));
    if (ids.length) this.wrote[table] = [...(this.wrote[table] ?? []), ...ids];
  }
}

/** An instant as the API writes it, in SQL: RFC 3339 in UTC, to the second. */
export function instantText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/** A wall-clock start as the API writes it, in SQL: `2026-10-01T10:00`. */
export function localStartText(row: string): string {
  return `to_char(${row}.local_date + ${row}.local_time, 'YYYY-MM-DD"T"HH24:MI')`;
}

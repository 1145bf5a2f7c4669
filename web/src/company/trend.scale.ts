/** A rounded top for an axis: the smallest of 4, 10, 20, 50, 100, … that nothing goes beyond. */
export function topOf(values: readonly number[]): number {
  const most = Math.max(4, ...values);
  if (most <= 4) return 4;
  for (let unit = 10; ; unit *= 10) for (const top of [unit, unit * 2, unit * 5]) if (most <= top) return top;
}

/** How high each stands, from 0 to 1. */
export function heightsOf(values: readonly number[]): number[] {
  const top = topOf(values);
  return values.map((value) => value / top);
}

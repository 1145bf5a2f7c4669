/**
 * The network that an address is counted as. An IPv4 address stands for itself. Of an IPv6 address, it is the first 64
 * bits: whoever has one address there has all of them. An IPv4 address that is written as an IPv6 one is the IPv4 one.
 */
export function networkOf(ip: string): string {
  const address = ip.replace(/%.*$/, '').toLowerCase();
  const groups = address.includes(':') ? groupsOf(address) : undefined;
  // What is no address at all can only be what a trusted proxy said: it is counted as it is.
  if (!groups) return address;
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535')
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].map(String).join('.');
  const first = groups.slice(0, 4).map((group) => group.toString(16));
  return `${first.join(':')}::/64`;
}

/** The eight numbers of an IPv6 address; undefined for anything else. */
function groupsOf(address: string): number[] | undefined {
  const [left = '', right, ...rest] = withoutDots(address).split('::');
  const [before, after] = [numbersIn(left), numbersIn(right ?? '')];
  const missing = 8 - before.length - after.length;
  if (rest.length || (right === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return groups.every((group) => group <= 0xffff) ? groups : undefined;
}

/** NaN where there is no hexadecimal number, which no comparison holds for. */
function numbersIn(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => (/^[\da-f]{1,4}$/.test(group) ? parseInt(group, 16) : NaN));
}

/** `::ffff:192.0.2.1` as `::ffff:c000:201`. */
function withoutDots(address: string): string {
  return address.replace(/(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/, (_all, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
}

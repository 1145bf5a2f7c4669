import { isIP } from 'node:net';

/** Reads a list of addresses and networks, `10.0.0.1, 192.168.0.0/16`; undefined where one of them is none. */
export function networksOf(text: string): string[] | undefined {
  const networks = text.split(',').map((each) => each.trim());
  return networks.every(isNetwork) ? networks : undefined;
}

/** An IP address, or a network in CIDR notation. One of all addresses is none: it would trust everybody. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)];
  // A zone (`fe80::1%eth0`) names an interface of one machine, and is told apart by nobody else.
  if (!bits || address.includes('%') || rest.length) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits);
}

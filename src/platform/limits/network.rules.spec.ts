import fc from 'fast-check';
import { networkOf } from './network.rules.js';

describe('the network that an address is counted as', () => {
  it('is the address itself, where it is an IPv4 one', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('192.0.2.2')).not.toBe(networkOf('192.0.2.1'));
  });

  it.each(['2001:db8:1:2::1', '2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2:0:0:192.0.2.1', '2001:db8:1:2::'])(
    'is the first 64 bits of an IPv6 one: %s',
    (ip) => {
      expect(networkOf(ip)).toBe('2001:db8:1:2::/64');
    },
  );

  it.each(['::ffff:192.0.2.1', '::FFFF:192.0.2.1', '0:0:0:0:0:ffff:c000:201', '::ffff:c000:0201'])(
    'is the same for an IPv4 address in the clothes of an IPv6 one: %s',
    (ip) => {
      expect(networkOf(ip)).toBe('192.0.2.1');
    },
  );

  it('does not depend on the interface it came by', () => {
    expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2%eth1'));
  });

  it.each(['', 'unknown', '1:2:3', '1::2::3', '::12345', '::g', '1:2:3:4:5:6:7:8:9', '::ffff:999.0.2.1'])(
    'is the text as it is, where it is no address: “%s”',
    (text) => {
      expect(networkOf(text)).toBe(text);
    },
  );

  it('is the same for all 2^64 addresses of a network, and another one for the next', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const half = fc.tuple(group, group, group, group);
    const written = (groups: number[]) => groups.map((each) => each.toString(16)).join(':');
    fc.assert(
      fc.property(half, half, half, ([first, ...rest], one, other) => {
        fc.pre(first !== 0);
        expect(networkOf(written([first, ...rest, ...one]))).toBe(networkOf(written([first, ...rest, ...other])));
        const next = first === 0xffff ? 1 : first + 1;
        expect(networkOf(written([next, ...rest, ...one]))).not.toBe(networkOf(written([first, ...rest, ...one])));
      }),
    );
  });
});

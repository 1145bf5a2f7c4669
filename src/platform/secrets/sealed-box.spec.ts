import * as fc from 'fast-check';
import { SealBroken } from './seal.js';
import { SealedBox } from './sealed-box.js';

const box = new SealedBox({ authSecret: 'a secret of the tests, of forty characters' });

describe('a sealed box', () => {
  it('opens what it sealed, whatever it is, for what it was sealed for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (plain, context) => {
        expect(box.open(box.seal(plain, context), context)).toBe(plain);
      }),
    );
  });

  it('opens for nothing else, so that one row’s secret is of no use in another', () => {
    const other = fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.string(), other, (plain, [here, there]) => {
        expect(() => box.open(box.seal(plain, here), there)).toThrow(SealBroken);
      }),
    );
  });

  it('does not open what was changed, by a single bit anywhere, or cut, or added to', () => {
    const sealed = box.seal('JBSWY3DPEHPK3PXP', 'totp:1');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => box.open(changed, 'totp:1')).toThrow(SealBroken);
    }
    for (let length = 0; length < sealed.length; length++)
      expect(() => box.open(sealed.subarray(0, length), 'totp:1')).toThrow(SealBroken);
    expect(() => box.open(Buffer.concat([sealed, Buffer.of(0)]), 'totp:1')).toThrow(SealBroken);
  });

  it('does not open what was sealed with another secret', () => {
    const other = new SealedBox({ authSecret: 'another secret of the tests, of forty characters' });
    expect(() => other.open(box.seal('JBSWY3DPEHPK3PXP', 'totp:1'), 'totp:1')).toThrow(SealBroken);
  });

  it('says first how it was sealed, and opens no version that it does not know', () => {
    const sealed = box.seal('JBSWY3DPEHPK3PXP', 'totp:1');
    expect(sealed[0]).toBe(1);
    for (const version of [0, 2, 255])
      expect(() => box.open(Buffer.concat([Buffer.of(version), sealed.subarray(1)]), 'totp:1')).toThrow(SealBroken);
  });

  it('opens what version 1 sealed, for as long as there are such rows', () => {
    // Sealed when version 1 was new: if this fails, nobody's second factor works any more.
    const kept = Buffer.from('AQECAwQFBgcICQoLDIGu+2i2HcAIy+Zex7XQZ8xKYPOK/dkJYFsAbF7ttVXe', 'base64');
    expect(box.open(kept, 'totp:1')).toBe('JBSWY3DPEHPK3PXP');
  });

  it('looks different each time, and holds nothing of what is in it', () => {
    const sealed = Array.from({ length: 200 }, () => box.seal('JBSWY3DPEHPK3PXP', 'totp:1'));
    expect(new Set(sealed.map((each) => each.toString('hex'))).size).toBe(200);
    expect(new Set(sealed.map((each) => each.subarray(1, 13).toString('hex'))).size).toBe(200);
    expect(sealed.filter((each) => each.includes('JBSW') || each.includes('totp'))).toEqual([]);
  });
});

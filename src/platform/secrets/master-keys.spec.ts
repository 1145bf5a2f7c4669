import { randomBytes } from 'node:crypto';
import { MasterKeys, MasterKeyUnknown, masterKeysOf } from './master-keys.js';
import { SealBroken } from './seal.js';

const one = { name: '2026', key: randomBytes(32) };
const other = { name: '2027', key: randomBytes(32) };
const text = ({ name, key }: typeof one) => `${name}:${key.toString('base64')}`;

describe('master keys in the settings', () => {
  it('are named, and as many as there are', () => {
    expect(masterKeysOf(text(one))).toEqual([one]);
    expect(masterKeysOf(`${text(other)}, ${text(one)}`)).toEqual([other, one]);
    expect(masterKeysOf(`2026:${one.key.toString('base64url')}`)).toEqual([one]);
  });

  it.each([
    ['', 'nothing'],
    [one.key.toString('base64'), 'one without a name'],
    [`2026:${randomBytes(31).toString('base64')}`, 'one that is short'],
    [`2026:${randomBytes(33).toString('base64')}`, 'one that is long'],
    [`2026:${'*'.repeat(43)}`, 'what is no base64'],
    [`The Key:${one.key.toString('base64')}`, 'a name with spaces'],
    [`${text(one)},`, 'one, and nothing'],
    [`${text(one)},${text({ ...other, name: '2026' })}`, 'two of one name'],
    [`${text(one)}:more`, 'more than a name and a key'],
  ])('are not “%s”: %s', (given) => {
    expect(masterKeysOf(given)).toBeUndefined();
  });
});

describe('a wrapped key', () => {
  const key = randomBytes(32);

  it('opens under the master key that it names, for what it was wrapped for', () => {
    const wrapped = new MasterKeys([one]).wrap(key, 'engagement:1');
    expect(wrapped.masterKey).toBe('2026');
    expect(new MasterKeys([other, one]).unwrap(wrapped, 'engagement:1')).toEqual(key);
    expect(() => new MasterKeys([one]).unwrap(wrapped, 'engagement:2')).toThrow(SealBroken);
  });

  it('is wrapped under the first there is', () => {
    expect(new MasterKeys([other, one]).wrap(key, '').masterKey).toBe('2027');
  });

  it('says which master key is missing', () => {
    const wrapped = new MasterKeys([other]).wrap(key, 'engagement:1');
    expect(new MasterKeys([one]).has('2027')).toBe(false);
    expect(() => new MasterKeys([one]).unwrap(wrapped, 'engagement:1')).toThrow(MasterKeyUnknown);
    expect(() => new MasterKeys([one]).unwrap(wrapped, 'engagement:1')).toThrow('no master key called 2027');
  });

  it('does not open under another key of the same name', () => {
    const wrapped = new MasterKeys([one]).wrap(key, 'engagement:1');
    expect(() => new MasterKeys([{ ...other, name: '2026' }]).unwrap(wrapped, 'engagement:1')).toThrow(SealBroken);
  });
});

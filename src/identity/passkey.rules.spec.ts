import { handleOf, refuseOneMore } from './passkey.rules.js';

describe('passkeys', () => {
  it('are ten at most', () => {
    expect(() => refuseOneMore(9)).not.toThrow();
    expect(() => refuseOneMore(10)).toThrow('ten passkeys at most');
    expect(() => refuseOneMore(11)).toThrow('ten passkeys at most');
  });

  it('know their account by the bytes of its id', () => {
    const handle = handleOf('019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11');
    expect(Buffer.from(handle, 'base64url').toString('hex')).toBe('019a8b5e3c1f7a529d5e0b6f6c1f2a11');
    expect(handle).toMatch(/^[\w-]{22}$/);
  });
});

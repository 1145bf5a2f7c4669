import { inFours, pathOf } from './qr.js';

describe('a QR code', () => {
  it('is drawn as a rectangle for each run of dark squares', () => {
    const rows = [
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true],
    ];
    expect(pathOf(rows)).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z');
  });

  it('has its secret beside it, in fours', () => {
    expect(inFours('JBSWY3DPEH')).toBe('JBSW Y3DP EH');
  });
});

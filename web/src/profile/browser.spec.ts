import { browserOf } from './browser.js';

describe('a browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1', 'Safari, iPhone'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ])('is called as people call it: %s', (userAgent, name) => expect(browserOf(userAgent)).toBe(name));

  it('has no name where it does not say one', () => {
    expect(browserOf(null)).toBeUndefined();
    expect(browserOf('curl/8')).toBeUndefined();
  });
});

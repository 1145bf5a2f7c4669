import { isScreen, pageFor, policyOf } from './web-page.js';

const template = '<html lang="en"><meta property="csp-nonce" nonce="RAPPORT-NONCE"><link nonce="RAPPORT-NONCE"></html>';

describe('the page of the app', () => {
  it.each(['/', '/engagements/019a8b5e', '/sign-in', '/apiary'])('is what a browser gets at %s', (url) => {
    expect(isScreen({ method: 'GET', url, accept: 'text/html,application/xhtml+xml' })).toBe(true);
  });

  it.each(['/api', '/api/v1/nowhere', '/api?x=1', '/health/live', '/metrics', '/assets/old.js'])(
    'is not what it gets at %s',
    (url) => expect(isScreen({ method: 'GET', url, accept: 'text/html' })).toBe(false),
  );

  it('is for whoever navigates, and not for programs or for what a page loads', () => {
    expect(isScreen({ method: 'GET', url: '/week', accept: '*/*' })).toBe(false);
    expect(isScreen({ method: 'GET', url: '/week', accept: undefined })).toBe(false);
    expect(isScreen({ method: 'POST', url: '/week', accept: 'text/html' })).toBe(false);
  });

  it('has the nonce of its answer wherever one stands, and in its policy', () => {
    expect(pageFor(template, 'n1', undefined)).toBe(
      '<html lang="en"><meta property="csp-nonce" nonce="n1"><link nonce="n1"></html>',
    );
    expect(policyOf('n1')).toContain("style-src 'self' 'nonce-n1'");
    expect(policyOf('n1')).not.toContain('unsafe');
  });

  it('begins in the colours and the language that its reader chose', () => {
    const page = pageFor(template, 'n1', 'a=b; rapport.colours=dark; rapport.language=de');
    expect(page).toContain('<html lang="de" data-mantine-color-scheme="dark">');
  });

  it('takes nothing else out of a cookie', () => {
    expect(pageFor(template, 'n1', 'rapport.colours="><script>; rapport.language=fr')).toContain('<html lang="en">');
  });
});

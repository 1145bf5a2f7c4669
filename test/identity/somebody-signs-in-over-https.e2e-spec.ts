import { cookieOf, PASSWORD, PracticeBuilder } from '../support/practice.js';
import { TestApp } from '../support/test-app.js';

describe('somebody signs in over https', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await TestApp.start(undefined, { publicUrl: 'https://rapport.example.org' });
  });
  afterAll(() => test.stop());

  it('with a cookie that is bound to this host and to https, and a browser that is told to stay there', async () => {
    const { administrator } = await PracticeBuilder.start(test);
    const signedIn = await test.as().post('sign-ins', { email: administrator.email, password: PASSWORD }).expect(201);
    const [set = ''] = signedIn.get('Set-Cookie') ?? [];
    expect(set).toMatch(/^__Host-rapport\.sign_in=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(signedIn.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/);
    expect(signedIn.get('Content-Security-Policy')).toContain("base-uri 'none'");
    await test
      .as({ cookie: cookieOf(signedIn) })
      .get('me')
      .expect(200);
    const plain = cookieOf(signedIn).replace('__Host-', '');
    await test.as({ cookie: plain }).get('me').expect(401);
  });
});

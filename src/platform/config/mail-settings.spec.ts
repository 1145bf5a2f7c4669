import { mailAddressOf, smtpServerOf } from './mail-settings.js';

describe('the address that mail is from', () => {
  it.each([
    ['no-reply@example.org', '', 'no-reply@example.org'],
    ['  no-reply@example.org ', '', 'no-reply@example.org'],
    ['<no-reply@localhost>', '', 'no-reply@localhost'],
    ['Rapport <no-reply@example.org>', 'Rapport', 'no-reply@example.org'],
    ['Coaching für alle <post@example.org>', 'Coaching für alle', 'post@example.org'],
    ['"Byron, Coaching" <post@example.org>', 'Byron, Coaching', 'post@example.org'],
  ])('is read from %s', (text, name, address) => {
    expect(mailAddressOf(text)).toEqual({ name, address });
  });

  it.each([
    ...['', 'Rapport', 'example.org', '@example.org', 'post@', 'a b@example.org'],
    ...['a@example.org, b@example.org', 'Byron, Coaching <post@example.org>', 'A <a@b.org>, B <b@b.org>'],
    ...[
      'a@b@example.org',
      'A <a@b.org> B',
      'A <<a@b.org>>',
      'A\n<a@b.org>',
      '"A\nB" <a@b.org>',
      'a@b.org\nBcc: c@d.org',
    ],
  ])('is not “%s”', (text) => {
    expect(mailAddressOf(text)).toBeUndefined();
  });
});

describe('the address of a mail server', () => {
  it('speaks TLS at once on 465, or demands STARTTLS on 587', () => {
    const common = { host: 'mail.example.org', secure: true };
    expect(smtpServerOf('smtps://mail.example.org')).toEqual({ ...common, port: 465, startTls: 'never' });
    const demanding = { ...common, secure: false, port: 587, startTls: 'required' };
    expect(smtpServerOf('smtp://mail.example.org')).toEqual(demanding);
    expect(smtpServerOf('smtp://mail.example.org:25/')).toEqual({ ...demanding, port: 25 });
  });

  it('names whom to sign in as, with what an address cannot have in it written as %40', () => {
    const { auth } = smtpServerOf('smtps://rapport%40example.org:p%3Ass@mail.example.org') ?? {};
    expect(auth).toEqual({ user: 'rapport@example.org', pass: 'p:ss' });
    expect(smtpServerOf('smtps://mail.example.org')).not.toHaveProperty('auth');
  });

  it.each(['localhost', '127.0.0.1', '127.0.1.1', '[::1]'])('asks %s, this machine, for no TLS', (host) => {
    expect(smtpServerOf(`smtp://${host}:1025`)).toMatchObject({ startTls: 'never', port: 1025 });
  });

  it.each(['127.0.0.1.example.org', 'localhost.example.org', '10.0.0.1', '[::2]'])('takes %s for no such', (host) => {
    expect(smtpServerOf(`smtp://${host}:1025`)).toMatchObject({ startTls: 'required' });
  });

  it('goes without TLS where somebody says so', () => {
    expect(smtpServerOf('smtp://relay:25?starttls=never')).toMatchObject({ host: 'relay', startTls: 'never' });
  });

  it.each([
    ...['', 'mail.example.org', 'http://mail.example.org', 'smtp://', 'smtp:mail', 'smtp://mail.example.org/path'],
    ...[
      'smtp://mail?tls.rejectUnauthorized=false',
      'smtps://mail?starttls=never',
      'smtp://mail?starttls=no',
      'smtp://mail#a',
    ],
    ...['smtp://mail:70000', 'smtp://%E0%A4%A@mail'],
  ])('is not “%s”', (text) => {
    expect(smtpServerOf(text)).toBeUndefined();
  });
});

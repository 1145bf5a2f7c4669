import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailIn } from '../../tour/mail.js';

describe('the tour reads the mail of a folder', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rapport-tour-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('as it was written, where quoted-printable broke the line of a code', async () => {
    const lines = [
      'To: Nora <nora@example.org>',
      '',
      'Look: http://localhost/invi=',
      'tation#code=3D-n_V',
      '',
      '    =',
      '-n_V',
      '',
    ];
    await writeFile(join(folder, '20261122T100000000Z-aa.eml'), lines.join('\r\n'));
    const mail = await mailIn(folder)('nora@example.org');
    expect(/^ {4}(\S+)$/m.exec(mail)?.[1]).toBe('-n_V');
    expect(mail).toContain('http://localhost/invitation#code=-n_V');
  });

  it('the latest one of those to an address', async () => {
    for (const [name, code] of [
      ['20261122T110000000Z-bb', 'first'],
      ['20261122T120000000Z-aa', 'second'],
    ])
      await writeFile(join(folder, `${name}.eml`), `To: kit@example.org\r\n\r\n    ${code}\r\n`);
    expect(await mailIn(folder)('kit@example.org')).toContain('    second\n');
  });
});

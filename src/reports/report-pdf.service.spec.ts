import pdfmake from 'pdfmake';
import { factsOf } from '../../test/reports/facts.js';
import { pageOfReport } from './report-page.js';
import { ReportPdf } from './report-pdf.service.js';
import type { PrintedReport } from './report.types.js';

const report = (given: Partial<PrintedReport> = {}): PrintedReport => ({
  ...{ kind: 'midpoint', language: 'en', sentAt: '2026-11-14T09:00:00Z' },
  ...{ statement: 'One.\n\nTwo.', outlook: 'More.', facts: factsOf() },
  ...given,
});
/** All that stands on it, but for what is made of numbers of pages. */
const textOf = (given: Partial<PrintedReport> = {}) => JSON.stringify(pageOfReport(report(given)).content);

describe('a printed report', () => {
  it('says who, when, how far, towards what, and what comes next', () => {
    const text = textOf();
    for (const said of [
      ...['Midpoint report', 'As of 13 November 2026', 'Grace Murray', 'Ada Byron', 'Analytical Engines Ltd'],
      ...['1 October 2026 to 31 December 2026', 'One.', 'Two.', '6 held', '1 forfeited', '5 to come', '86%', '2 of 3'],
      ...['Talk on 11 November 2026', 'Not yet', 'Deliberate, transparent prioritization', 'by 15 December 2026'],
      ...['Start 2  ·  Now 6  ·  Target 8', 'Start −2  ·  Now +1  ·  Target 0', 'A talk each month', 'More.'],
      ...['One more goal is not shared.', 'Approved by Grace Murray, sent on 14 November 2026.'],
    ])
      expect([said, text.includes(said)]).toEqual([said, true]);
  });

  it('is in German, where the report is', () => {
    const text = textOf({ language: 'de', kind: 'closing' });
    for (const said of ['Abschlussbericht', 'Stand 13. November 2026', 'Wo wir stehen', '5 ausstehend', 'Erreicht'])
      expect([said, text.includes(said)]).toEqual([said, true]);
    expect(text).not.toMatch(/report|session|Goal/);
  });

  it('says on each page that it is a draft, while it is one', () => {
    const { header } = pageOfReport(report({ sentAt: null }));
    expect(JSON.stringify((header as () => object)())).toContain('Draft, not approved and not sent');
    expect(textOf({ sentAt: null })).not.toContain('Approved by');
  });

  it('says nothing where there is nothing to say', () => {
    const facts = factsOf({ held: 0, forfeited: 0, attendance: null, goals: { counted: 0, onTrack: 0, shared: [] } });
    expect(textOf({ statement: ' ', outlook: '', facts })).not.toMatch(
      /Where we stand|What comes next|Goals|Attendance/,
    );
  });

  it('is a file whose name has nobody’s name in it', async () => {
    const file = await new ReportPdf().print(report());
    const { type, disposition, length } = file.getHeaders();
    expect({ type, disposition }).toEqual({
      type: 'application/pdf',
      disposition: 'attachment; filename="report-midpoint-2026-11-14.pdf"',
    });
    expect(length).toBeGreaterThan(10_000);
  });

  it('is printed as soon with words of any length', async () => {
    const begun = performance.now();
    await new ReportPdf().print(report({ statement: 'a'.repeat(6_000), outlook: '🙂'.repeat(3_000) }));
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('opens no file of the machine, and no address', async () => {
    const print = (image: string) => pdfmake.createPdf({ content: [{ image }] }).getBuffer();
    await expect(print('/etc/hostname')).rejects.toThrow(/denied/i);
    await expect(print('http://127.0.0.1:1/secret.png')).rejects.toThrow(/denied/i);
  });
});

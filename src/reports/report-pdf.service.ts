import { Injectable, StreamableFile } from '@nestjs/common';
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import { pageOfReport } from './report-page.js';
import type { PrintedReport } from './report.types.js';

const FONT = {
  normal: fileOf('Regular'),
  bold: fileOf('Medium'),
  italics: fileOf('Italic'),
  bolditalics: fileOf('MediumItalic'),
};

function fileOf(style: string): string {
  return createRequire(import.meta.url).resolve(`pdfmake/fonts/Roboto/Roboto-${style}.ttf`);
}

// It opens its own four fonts, and nothing else: no file of this machine, and no address anywhere.
pdfmake.setFonts({ Roboto: FONT });
pdfmake.setLocalAccessPolicy((path) => Object.values(FONT).includes(path));
pdfmake.setUrlAccessPolicy(() => false);

/** Reports on paper, as one hands them to a board. */
@Injectable()
export class ReportPdf {
  /** A report as a file. Its name says kind and day, and nobody's name. */
  async print(report: PrintedReport): Promise<StreamableFile> {
    const bytes = await pdfmake.createPdf(pageOfReport(report)).getBuffer();
    const day = (report.sentAt ?? report.facts.asOf).slice(0, 10);
    const draft = report.sentAt === null ? '-draft' : '';
    const disposition = `attachment; filename="report-${report.kind}-${day}${draft}.pdf"`;
    return new StreamableFile(bytes, { type: 'application/pdf', disposition, length: bytes.length });
  }
}

import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { fontFile, type FontName } from './fonts.ts';
import type { Paper } from './paper.ts';
import { PaperWriter, sheetOf } from './paper-writer.ts';
import { Tags } from './tags.ts';
import { Typesetter } from './typesetting.ts';

interface PdfInfo {
  readonly title: string;
  readonly locale: Paper['locale'];
  /** Stands in the file; the same papers at the same instant give the same bytes. */
  readonly at: Date;
}

interface WrittenPdf {
  readonly stream: Readable;
  /** Characters that no font has, shown as 〓; complete once the stream has ended. */
  readonly missing: ReadonlySet<string>;
}

/** The papers as one PDF, each beginning on a page of its own, written while it is read. */
export function writePdf(papers: Iterable<Paper> | AsyncIterable<Paper>, info: PdfInfo): WrittenPdf {
  const missing = new Set<string>();
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    compress: true,
    pdfVersion: '1.7',
    displayTitle: true,
    tagged: true,
    lang: info.locale,
    info: { Title: info.title, Creator: 'Yizhan', Producer: 'Yizhan', CreationDate: info.at },
  });
  for (const name of ['regular', 'bold', 'rare'] as const) doc.registerFont(name, fontFile(name).bytes);
  const widthOf = (text: string, font: FontName): number => doc.font(font, 1_000).widthOfString(text);
  const typesetter = new Typesetter(widthOf, missing);
  void write(doc, typesetter, papers);
  return { stream: doc, missing };
}

async function write(
  doc: PDFKit.PDFDocument,
  typesetter: Typesetter,
  papers: Iterable<Paper> | AsyncIterable<Paper>,
): Promise<void> {
  try {
    const tags = new Tags(doc);
    tags.begin();
    for await (const paper of papers) {
      const first = doc.bufferedPageRange();
      doc.addPage(sheetOf(paper));
      const writer = new PaperWriter({ doc, typesetter, tags }, paper, first.start + first.count);
      writer.write();
      // Numbers of pages are known now; what is finished leaves the memory.
      doc.flushPages();
      await nextTurn();
    }
    doc.end();
  } catch (error) {
    doc.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

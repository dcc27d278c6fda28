export { PAPER_SIZES, type Block, type Paper, type PaperCode, type PaperSize } from './paper.ts';
export { writePdf, type PdfInfo, type WrittenPdf } from './write-pdf.ts';

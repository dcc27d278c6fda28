export { unprintable } from './fonts.ts';
export type { Block, Paper, PaperCode } from './paper.ts';
export { writePdf } from './write-pdf.ts';

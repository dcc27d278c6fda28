export { unprintable } from './fonts.ts';
export type { Block, Paper } from './paper.ts';
export { writePdf } from './write-pdf.ts';

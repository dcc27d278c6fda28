import { z } from 'zod';

export const PaperLanguage = z.enum(['zh-CN', 'en']);
/** Built in, or the Word file with which a bureau replaces it. */
export const PaperFormat = z.enum(['pdf', 'word']).default('pdf');
export const PaperSize = z.enum(['A4', 'A3']);

/** How a paper is to look. */
export const PaperLook = {
  language: PaperLanguage.default('zh-CN'),
  large: z.boolean().default(false),
};

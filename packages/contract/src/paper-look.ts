import { z } from 'zod';

export const PaperLanguage = z.enum(['zh-CN', 'en']);
export const PaperSize = z.enum(['A4', 'A3']);

/** How a paper is to look. */
export const PaperLook = {
  language: PaperLanguage.default('zh-CN'),
  large: z.boolean().default(false),
};

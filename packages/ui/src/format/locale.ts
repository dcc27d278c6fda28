export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The office's time zone: every day and hour on a screen is given in it, wherever the reader is. */
export const OFFICE_TIME_ZONE = 'Asia/Shanghai';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

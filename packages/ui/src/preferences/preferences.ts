import { isLocale } from '../format/locale.ts';
import type { Locale } from '../format/locale.ts';
import { deviceStorage } from './device-storage.ts';

const LOCALE_KEY = 'yizhan.locale';
const LARGE_TYPE_KEY = 'yizhan.large-type';

/** The language chosen on this device; else Chinese, unless the device is set to no Chinese at all. */
export function readLocale(languages: readonly string[] = []): Locale {
  const kept = deviceStorage.read(LOCALE_KEY);
  if (isLocale(kept)) return kept;
  if (languages.length === 0 || languages.some((one) => one.toLowerCase().startsWith('zh'))) return 'zh-CN';
  return languages.some((one) => one.toLowerCase().startsWith('en')) ? 'en' : 'zh-CN';
}

export function keepLocale(locale: Locale): void {
  deviceStorage.write(LOCALE_KEY, locale);
}

export function readLargeType(): boolean {
  return deviceStorage.read(LARGE_TYPE_KEY) === 'true';
}

export function keepLargeType(on: boolean): void {
  deviceStorage.write(LARGE_TYPE_KEY, String(on));
}

/** Sets language and type size on the document, so that styles and screen readers follow. */
export function applyPreferences(root: HTMLElement, locale: Locale, largeType: boolean): void {
  root.lang = locale;
  root.classList.toggle('large-type', largeType);
}

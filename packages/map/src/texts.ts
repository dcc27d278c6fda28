import type { Locale } from '@yizhan/ui/format/locale.ts';
import { map as en } from '@yizhan/ui/texts/en/map.ts';
import { map as zh } from '@yizhan/ui/texts/zh-CN/map.ts';

export type MapText = keyof typeof zh;

/** A text of the map with its `{values}` filled in. */
export function mapText(
  locale: Locale,
  key: MapText,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text: string = locale === 'en' ? en[key] : zh[key];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

import type { Locale } from './locale.ts';

export { formatPay } from '@yizhan/domain/pay/format-pay.ts';

/** Fen as yuan without a unit: `4500`, `18.5`; what an input field shows. */
export function fenToYuan(fen: number | null): string {
  if (fen === null) return '';
  return String(Math.round(fen) / 100);
}

/** Yuan typed by a person as fen; null for an invalid amount. */
export function yuanToFen(text: string): number | null {
  const cleaned = text.replace(/[,，\s元¥]/g, '');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(cleaned)) return null;
  return Math.round(Number(cleaned) * 100);
}

export function formatCount(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value);
}

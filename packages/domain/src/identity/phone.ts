import { toHalfWidth } from '../text/normalise.ts';

export const PHONE_ERRORS = ['empty', 'foreign', 'length', 'prefix', 'signs'] as const;
export type PhoneError = (typeof PHONE_ERRORS)[number];

export type Phone = {
  kind: 'mobile' | 'landline' | 'service';
  /** `13812345678`, `0731-58211234`, `0731-58211234-802`, `4001234567`, `12333`. */
  number: string;
};
export type PhoneResult = { ok: true; phone: Phone } | { ok: false; error: PhoneError };

/**
 * Normalises a mainland number as people type it: +86 or 0086, blanks, hyphens, brackets, full-width digits, an
 * extension after 转 or a hyphen. Mobile (11 digits from 13 to 19), landline with area code, 400/800 and five- or
 * six-digit service numbers such as 12333.
 */
export function normalisePhone(text: string): PhoneResult {
  let typed = toHalfWidth(text)
    .replace(/[—–‐‑−]/g, '-')
    .replace(/(?:转|分机|ext\.?|x)\s*(\d{1,6})\s*$/i, '-ext$1')
    .replace(/[\s().·]/g, '');
  if (typed === '') return { ok: false, error: 'empty' };
  const extension = /-(?:ext)?(\d{1,6})$/.exec(typed);
  const isExtension =
    extension !== null && (extension[0].startsWith('-ext') || /^0\d{2,3}-?\d{7,8}-\d{1,6}$/.test(typed));
  let suffix = '';
  if (isExtension) {
    suffix = `-${extension[1] ?? ''}`;
    typed = typed.slice(0, extension.index);
  }
  if (/^\+(?!86)/.test(typed) || /^00(?!86)/.test(typed)) return { ok: false, error: 'foreign' };
  const digits = typed.replace(/-/g, '').replace(/^(?:\+86|0086)/, '');
  if (!/^\d+$/.test(digits)) return { ok: false, error: 'signs' };
  const national = digits.length === 13 && /^861[3-9]/.test(digits) ? digits.slice(2) : digits;

  if (/^1[3-9]\d{9}$/.test(national)) return { ok: true, phone: { kind: 'mobile', number: national } };
  if (/^[48]00\d{7}$/.test(national)) return { ok: true, phone: { kind: 'service', number: national } };
  if (/^(?:1[02-9]\d{3,4}|9[56]\d{3,4})$/.test(national))
    return { ok: true, phone: { kind: 'service', number: national } };
  const landline = /^(?:0?(10|2\d)(\d{8})|0?([3-9]\d{2})(\d{7,8}))$/.exec(national);
  if (landline !== null && (national.startsWith('0') || /^(?:\+86|0086)/.test(typed))) {
    const area = landline[1] ?? landline[3] ?? '';
    const local = landline[2] ?? landline[4] ?? '';
    if (/^[2-8]/.test(local))
      return { ok: true, phone: { kind: 'landline', number: `0${area}-${local}${suffix}` } };
  }
  if (
    national.length === 11 ||
    (national.startsWith('0') && national.length >= 10 && national.length <= 12)
  ) {
    return { ok: false, error: 'prefix' };
  }
  return { ok: false, error: 'length' };
}

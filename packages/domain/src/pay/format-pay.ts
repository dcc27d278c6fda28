import type { Pay, PayUnit } from './pay.ts';

export type PayLocale = 'zh-CN' | 'en';

const UNIT_ZH: Readonly<Record<PayUnit, string>> = {
  month: '月',
  day: '天',
  hour: '小时',
  piece: '件',
  year: '年',
  once: '次',
};
const UNIT_EN: Readonly<Record<PayUnit, string>> = {
  month: 'month',
  day: 'day',
  hour: 'hour',
  piece: 'piece',
  year: 'year',
  once: 'job',
};

function yuan(fen: number, grouped: boolean): string {
  const sign = fen < 0 ? '-' : '';
  const whole = String(Math.floor(Math.abs(fen) / 100));
  const cents = Math.abs(fen) % 100;
  const decimals = cents === 0 ? '' : `.${String(cents).padStart(2, '0').replace(/0$/, '')}`;
  return sign + (grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole) + decimals;
}

/**
 * Pay as people read it: `200元/天`, `8000–12000元/月·13薪`, `5000元以上/月`, `面议`; in English `¥200/day`,
 * `¥8,000–12,000/month · 13 salaries a year`, `Negotiable`. Null (nothing stated) reads like negotiable pay that
 * nobody offered to negotiate: `薪资未注明` / `Pay not stated`.
 */
export function formatPay(pay: Pay | null, locale: PayLocale = 'zh-CN'): string {
  const zh = locale === 'zh-CN';
  if (pay === null || (pay.min === null && pay.max === null)) {
    if (pay?.negotiable === true) return zh ? '面议' : 'Negotiable';
    return zh ? '薪资未注明' : 'Pay not stated';
  }
  const amount = zh ? amountZh(pay) : amountEn(pay);
  const unit = zh ? UNIT_ZH[pay.unit] : UNIT_EN[pay.unit];
  const months =
    pay.months !== null && pay.months > 12
      ? zh
        ? `·${pay.months}薪`
        : ` · ${pay.months} salaries a year`
      : '';
  const negotiable = pay.negotiable ? (zh ? '（可面议）' : ' (negotiable)') : '';
  return `${amount}/${unit}${months}${negotiable}`;
}

function amountZh(pay: Pay): string {
  if (pay.min === null) return `${yuan(pay.max ?? 0, false)}元以下`;
  if (pay.max === null) return `${yuan(pay.min, false)}元以上`;
  return pay.min === pay.max
    ? `${yuan(pay.min, false)}元`
    : `${yuan(pay.min, false)}–${yuan(pay.max, false)}元`;
}

function amountEn(pay: Pay): string {
  if (pay.min === null) return `up to ¥${yuan(pay.max ?? 0, true)}`;
  if (pay.max === null) return `¥${yuan(pay.min, true)}+`;
  return pay.min === pay.max ? `¥${yuan(pay.min, true)}` : `¥${yuan(pay.min, true)}–${yuan(pay.max, true)}`;
}

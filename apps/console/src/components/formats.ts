import { useI18n } from 'vue-i18n';
import { formatDistance } from '@yizhan/ui/format/place.ts';
import { formatClock, formatDay, formatInstant, formatRelative } from '@yizhan/ui/format/time.ts';
import { formatPay } from '@yizhan/ui/format/money.ts';
import { locale } from '../app/preferences.ts';

type PayLike = Parameters<typeof formatPay>[0];

/** Dates, times, distances and pay in the language of the screen. */
export function useFormats() {
  const { n } = useI18n();
  return {
    /** `11月22日 周日` */
    day: (value: string | null) => (value === null ? '' : formatDay(value, locale.value, new Date())),
    /** `甲、乙`, `A, B`; empty parts are omitted. */
    list: (parts: readonly string[]) =>
      parts.filter((part) => part !== '').join(locale.value === 'zh-CN' ? '、' : ', '),
    clock: (value: string | null) => (value === null ? '' : formatClock(value, locale.value)),
    /** `11月22日 周日 14:05` */
    instant: (value: string | null) => (value === null ? '' : formatInstant(value, locale.value, new Date())),
    /** `两天前` */
    ago: (value: string | null) => (value === null ? '' : formatRelative(value, new Date(), locale.value)),
    distance: (metres: number | null) => (metres === null ? '' : formatDistance(metres, locale.value)),
    pay: (pay: PayLike) => formatPay(pay, locale.value),
    /** A share of 10,000, the scale of scores, as a percentage. */
    score: (points: number) => n(points / 10_000, { style: 'percent', maximumFractionDigits: 0 }),
  };
}

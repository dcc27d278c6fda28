import { formatPay } from '@yizhan/domain/pay/format-pay.ts';
import type { BoardItem } from '../api.ts';
import type { Locale } from '../i18n.ts';

const ZONE = 'Asia/Shanghai';

function dayOf(time: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(time);
}

/** `09:05` today, `11月21日 09:05` on another day: an old board must not look like a fresh one. */
export function clockText(time: Date, now: Date, locale: Locale): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
  }).format(time);
  return dayOf(time) === dayOf(now) ? clock : `${dateText(time, locale)} ${clock}`;
}

/** `11月21日`, `21 Nov`. */
export function dateText(time: Date, locale: Locale): string {
  return locale === 'en'
    ? new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'short' }).format(time)
    : new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'long', day: 'numeric' }).format(time);
}

/** `11月22日 周日`, `Sunday 22 Nov`. */
export function todayText(now: Date, locale: Locale): string {
  const weekday = new Intl.DateTimeFormat(locale, {
    timeZone: ZONE,
    weekday: locale === 'en' ? 'long' : 'short',
  }).format(now);
  return locale === 'en' ? `${weekday} ${dateText(now, locale)}` : `${dateText(now, locale)} ${weekday}`;
}

/** Pay in the screen's language, so that a board without network can switch language too. */
export function payText(item: BoardItem, locale: Locale): string {
  return formatPay(item.pay, locale);
}

import { dayKind, weekdayOf, type DayKind, type HolidayNotice } from '@yizhan/domain';
import type { Bilingual, Locale } from '../../app/errors.ts';

const WEEKDAYS: readonly Bilingual[] = [
  { 'zh-CN': '星期一', en: 'Monday' },
  { 'zh-CN': '星期二', en: 'Tuesday' },
  { 'zh-CN': '星期三', en: 'Wednesday' },
  { 'zh-CN': '星期四', en: 'Thursday' },
  { 'zh-CN': '星期五', en: 'Friday' },
  { 'zh-CN': '星期六', en: 'Saturday' },
  { 'zh-CN': '星期日', en: 'Sunday' },
];

/** An ordinary workday needs no remark; a year without an official notice says so instead of guessing. */
const REMARKS: Readonly<Record<DayKind, Bilingual | null>> = {
  workday: null,
  makeup_workday: { 'zh-CN': '调休上班', en: 'a working day in exchange for a holiday' },
  weekend: { 'zh-CN': '周末', en: 'weekend' },
  holiday: { 'zh-CN': '法定节假日', en: 'public holiday' },
  unknown: { 'zh-CN': '今年放假安排还没有导入', en: 'this year’s holidays are not loaded yet' },
};

/** `星期六 · 调休上班` */
export function dayNote(day: string, notices: readonly HolidayNotice[], locale: Locale): string {
  const weekday = WEEKDAYS[weekdayOf(day) - 1]?.[locale] ?? '';
  const remark = REMARKS[dayKind(day, notices)]?.[locale];
  return remark === undefined ? weekday : `${weekday} · ${remark}`;
}

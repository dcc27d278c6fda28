import { dayKind, type DayKind, type HolidayNotice } from '@yizhan/domain';
import type { Bilingual, Locale } from '../../app/errors.ts';

/** An ordinary workday needs no remark; a year without an official notice says so instead of guessing. */
const REMARKS: Readonly<Record<DayKind, Bilingual | null>> = {
  workday: null,
  makeup_workday: { 'zh-CN': '调休上班', en: 'a working day in exchange for a holiday' },
  weekend: { 'zh-CN': '周末', en: 'weekend' },
  holiday: { 'zh-CN': '法定节假日', en: 'public holiday' },
  unknown: { 'zh-CN': '今年放假安排还没有导入', en: 'this year’s holidays are not loaded yet' },
};

/** Remark on a day, next to its date; empty on an ordinary workday. */
export function dayNote(day: string, notices: readonly HolidayNotice[], locale: Locale): string {
  return REMARKS[dayKind(day, notices)]?.[locale] ?? '';
}

import { addDays } from '@yizhan/domain/calendar/shanghai.ts';

export const PERIODS = ['week', 'month', 'lastMonth', 'quarter', 'year', 'custom'] as const;
export type PeriodName = (typeof PERIODS)[number];
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The days a named period covers, both ends included; `custom` keeps what stands. */
export function periodOf(name: PeriodName, today: string, custom: Period): Period {
  const month = today.slice(0, 7);
  switch (name) {
    case 'week':
      return { from: addDays(today, -6), to: today };
    case 'month':
      return { from: `${month}-01`, to: today };
    case 'lastMonth': {
      const last = addDays(`${month}-01`, -1);
      return { from: `${last.slice(0, 7)}-01`, to: last };
    }
    case 'quarter':
      return { from: addDays(today, -89), to: today };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'custom':
      return custom;
  }
}

/** Steps of the line that keep it readable: days up to a month, weeks up to half a year, then months. */
export function stepFor(days: number): 'day' | 'week' | 'month' {
  if (days <= 31) return 'day';
  return days <= 190 ? 'week' : 'month';
}

import { addDays } from '@yizhan/ui/format/time.ts';

export const PRESETS = ['this_month', 'last_month', 'this_quarter', 'this_year', 'last_30'] as const;
export type Preset = (typeof PRESETS)[number];

/** Whole days, both ends included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const first = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`;

/** A preset period as days, seen from `today` (a day in Asia/Shanghai); a current one ends today. */
export function periodOf(preset: Preset, today: string): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (preset) {
    case 'this_month':
      return { from: first(year, month), to: today };
    case 'last_month': {
      const from = month === 1 ? first(year - 1, 12) : first(year, month - 1);
      return { from, to: addDays(first(year, month), -1) };
    }
    case 'this_quarter':
      return { from: first(year, month - ((month - 1) % 3)), to: today };
    case 'this_year':
      return { from: first(year, 1), to: today };
    case 'last_30':
      return { from: addDays(today, -29), to: today };
  }
}

export function presetOf(period: Period, today: string): Preset | undefined {
  return PRESETS.find((preset) => {
    const usual = periodOf(preset, today);
    return usual.from === period.from && usual.to === period.to;
  });
}

/** The most readable interval of a line's points: days up to a month, weeks up to half a year, then months. */
export function stretchFor(period: Period): 'day' | 'week' | 'month' {
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 + 1;
  if (days <= 31) return 'day';
  return days <= 184 ? 'week' : 'month';
}

/**
 * The records behind a row of the breakdown. A row named after the requested division itself (or with a shorter code
 * than other rows) holds the records in it but in no division below: only exactly that division is meant.
 */
export function rowFilter(
  key: string,
  region: string | null,
  keys: readonly (string | null)[],
): { region?: string; exactRegion?: string } {
  const own =
    key === region || keys.some((other) => other !== null && other !== key && other.startsWith(key));
  if (!own) return { region: key };
  return { ...(region === null ? {} : { region }), exactRegion: key };
}

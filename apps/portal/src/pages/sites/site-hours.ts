import { computed } from 'vue';
import type { Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Site } from '@yizhan/contract';
import { addDays, dayOf, formatClock } from '@yizhan/ui';
import { useFormat } from '../../app/format.ts';
import { usePreferences } from '../../app/preferences.ts';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Whether a site is open, in one sentence: `正在开放，到 17:30`, `今天已经下班，11月23日 周一 9:00 开门`. */
export function useOpenState() {
  const i18n = useI18n();
  const { t } = i18n;
  const preferences = usePreferences();
  const format = useFormat();

  function reasonOf(state: Site['openState']): string {
    const key = `openReason.${state.reason}`;
    if (i18n.te(key)) return t(key);
    return state.reason === ''
      ? t(state.open ? 'openReason.open' : 'openReason.after_closing')
      : state.reason;
  }
  function moment(at: string): string {
    if (Number.isNaN(Date.parse(at))) return at;
    const clock = formatClock(at, preferences.locale);
    const today = dayOf(new Date());
    const day = dayOf(at);
    if (day === today) return clock;
    return `${day === addDays(today, 1) ? t('time.tomorrow') : format.day(day)} ${clock}`;
  }
  return (site: Pick<Site, 'openState' | 'status'>): string => {
    if (site.status !== 'open' && site.status !== 'trial') return t(`siteStatus.${site.status}`);
    const state = site.openState;
    if (state.open) {
      return state.until === null
        ? reasonOf(state)
        : t('sites.openUntil', { reason: reasonOf(state), when: moment(state.until) });
    }
    return state.nextOpen === null
      ? reasonOf(state)
      : t('sites.opensAt', { reason: reasonOf(state), when: moment(state.nextOpen) });
  };
}

export interface HoursLine {
  readonly days: string;
  readonly hours: string;
}

/** The week's hours, days with the same hours grouped: `周一至周五 09:00–12:00、13:30–17:30`. */
export function useWeek(site: Readonly<Ref<Site | null>>) {
  const { t } = useI18n();
  const format = useFormat();
  return computed<readonly HoursLine[]>(() => {
    const weekly = site.value?.openingHours.weekly;
    if (weekly === undefined) return [];
    const groups: { from: string; to: string; hours: string }[] = [];
    for (const day of WEEKDAYS) {
      const ranges = weekly[day];
      const hours =
        ranges.length === 0
          ? t('sites.closedDay')
          : format.list(ranges.map((one) => `${one.from}–${one.to}`));
      const last = groups.at(-1);
      if (last?.hours === hours) last.to = day;
      else groups.push({ from: day, to: day, hours });
    }
    return groups.map((one) => ({
      days:
        one.from === one.to
          ? t(`weekday.${one.from}`)
          : t('sites.dayRange', { from: t(`weekday.${one.from}`), to: t(`weekday.${one.to}`) }),
      hours: one.hours,
    }));
  });
}

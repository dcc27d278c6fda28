import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  formatDay,
  formatDistance,
  formatDistanceFrom,
  formatInstant,
  formatPay,
  formatRelative,
} from '@yizhan/ui';
import type { Pay } from '@yizhan/contract';
import { usePreferences } from './preferences.ts';

/** Formatters in the reader's language, with the present moment filled in. */
export function useFormat() {
  const preferences = usePreferences();
  const { t } = useI18n();
  const locale = computed(() => preferences.locale);
  return {
    pay: (pay: Pay) => formatPay(pay, locale.value),
    /** As advertised where it says more than the numbers do, in the language it was written in. */
    day: (day: string) => formatDay(day, locale.value, new Date()),
    instant: (at: string) => formatInstant(at, locale.value, new Date()),
    relative: (at: string) => formatRelative(at, new Date(), locale.value),
    distance: (metres: number) => formatDistance(metres, locale.value),
    distanceFrom: (metres: number, estimated: boolean) =>
      formatDistanceFrom(metres, locale.value, 'here', estimated),
    /** Items as one text: `、` in Chinese, commas in English. */
    list: (items: readonly string[]) => items.join(t('listSeparator')),
  };
}

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
import { useNetwork } from './network.ts';
import { usePreferences } from './preferences.ts';

/** Formatters in the reader's language, with the present moment filled in. */
export function useFormat() {
  const preferences = usePreferences();
  const network = useNetwork();
  const { t } = useI18n();
  const locale = computed(() => preferences.locale);

  /** A region by its full name; people of a province leave its name out. */
  function place(region: { code: string; fullName: string; name: string }): string {
    const home = network.homeRegion?.slice(0, 2);
    const full = region.fullName === '' ? region.name : region.fullName;
    return home !== undefined && region.code.startsWith(home)
      ? full.replace(/^[^省市区县]{2,3}省(?=.)/u, '')
      : full;
  }

  return {
    pay: (pay: Pay) => formatPay(pay, locale.value),
    day: (day: string) => formatDay(day, locale.value, new Date()),
    instant: (at: string) => formatInstant(at, locale.value, new Date()),
    relative: (at: string) => formatRelative(at, new Date(), locale.value),
    distance: (metres: number) => formatDistance(metres, locale.value),
    distanceFrom: (metres: number, estimated: boolean) =>
      formatDistanceFrom(metres, locale.value, 'here', estimated),
    place,
    /** Region and address; an address that names its county already stands alone. */
    whole: (region: { code: string; fullName: string; name: string }, address: string) =>
      address.includes(region.name) ? address : `${place(region)} ${address}`.trim(),
    /** Items as one text: `、` in Chinese, commas in English. */
    list: (items: readonly string[]) => items.join(t('listSeparator')),
  };
}

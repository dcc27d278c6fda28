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
import { joinAddress } from './join-address.ts';
import { useNetwork } from './network.ts';
import { usePlace } from './place.ts';
import { usePreferences } from './preferences.ts';

/** Formatters in the reader's language, with the current time filled in. */
export function useFormat() {
  const preferences = usePreferences();
  const network = useNetwork();
  const origin = usePlace();
  const { t } = useI18n();
  const locale = computed(() => preferences.locale);

  /** A region by its full name; its own province's name is omitted. */
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
    /** How long ago; an instant in the future (a fast server clock) reads as just now. */
    since: (at: string) => {
      const now = new Date();
      return formatRelative(new Date(at) > now ? now : at, now, locale.value);
    },
    distance: (metres: number) => formatDistance(metres, locale.value),
    distanceFrom: (metres: number, estimated: boolean, from: 'home' | 'here' = origin.from) => {
      const centre = from === 'home' ? (origin.home?.centreOf ?? null) : null;
      const least = Math.max(metres, centre?.within ?? 0);
      return formatDistanceFrom(least, locale.value, from, estimated || centre !== null);
    },
    place,
    /** Region and address, written as one. */
    whole: (region: { code: string; fullName: string; name: string }, address: string) =>
      joinAddress(place(region), address),
    /** Items as one text: `、` in Chinese, commas in English. */
    list: (items: readonly string[]) => items.join(t('listSeparator')),
  };
}

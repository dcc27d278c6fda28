import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { dayOf } from '@yizhan/ui/format/time.ts';
import { periodOf, type Period, type Preset } from './periods.ts';

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);

/**
 * The scope of a page of numbers. It is kept in the address, so that a number can be sent to a colleague with its
 * scope; missing or invalid days fall back to those of `usual`.
 */
export function usePeriod(usual: Preset) {
  const route = useRoute();
  const router = useRouter();
  const days = periodOf(usual, dayOf(new Date()));

  /** A part of the address, undefined when it is empty. */
  function asked(name: string): string | undefined {
    const value = route.query[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }
  const dayAsked = (name: keyof Period): string => {
    const day = asked(name);
    return isDay(day) ? day : days[name];
  };
  const period = computed<Period>(() => ({ from: dayAsked('from'), to: dayAsked('to') }));
  const region = computed(() => asked('region'));
  /** Changes parts of the address; an empty value removes one. */
  function set(next: Record<string, string | null>) {
    const query = { ...route.query, ...next };
    return router.replace({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) });
  }
  return { period, region, asked, set };
}

import { defineStore } from 'pinia';
import { ref } from 'vue';
import { applyPreferences, keepLargeType, keepLocale, readLargeType, readLocale } from '@yizhan/ui';
import type { Locale } from '@yizhan/ui';
import { pinia } from './pinia.ts';

const store = defineStore('preferences', () => {
  const locale = ref<Locale>(readLocale(navigator.languages));
  const largeType = ref(readLargeType());
  const apply = () => applyPreferences(document.documentElement, locale.value, largeType.value);
  apply();

  function setLocale(next: Locale): void {
    locale.value = next;
    keepLocale(next);
    apply();
  }
  function setLargeType(on: boolean): void {
    largeType.value = on;
    keepLargeType(on);
    apply();
  }
  return { locale, largeType, setLocale, setLargeType };
});

/** Language and type size of this device. */
export const usePreferences = () => store(pinia);

import { ref, watch } from 'vue';
import type { Ref } from 'vue';
import { deviceStorage } from '@yizhan/ui/preferences/device-storage.ts';
import {
  applyPreferences,
  keepLargeType,
  keepLocale,
  readLargeType,
  readLocale,
} from '@yizhan/ui/preferences/preferences.ts';
import type { Locale } from '@yizhan/ui/format/locale.ts';

/** Reads a value stored in this browser; undefined when it is absent or unreadable. */
export function readStored(key: string): unknown {
  try {
    const text = deviceStorage.read(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Stores a value in this browser; undefined removes it. */
export function writeStored(key: string, value: unknown): void {
  if (value === undefined) deviceStorage.remove(key);
  else deviceStorage.write(key, JSON.stringify(value));
}

/** The language of the screens, stored per browser. */
export const locale: Ref<Locale> = ref(readLocale(navigator.languages));
/** Larger letters everywhere, stored per browser. */
export const largeType = ref(readLargeType());

watch(
  [locale, largeType],
  ([language, large]) => {
    applyPreferences(document.documentElement, language, large);
    keepLocale(language);
    keepLargeType(large);
  },
  { immediate: true },
);

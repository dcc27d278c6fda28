import { ref, watch } from 'vue';
import type { Ref } from 'vue';
import { LOCALES } from './module.ts';
import type { Locale } from './module.ts';

/** Reads a value kept in this browser; undefined when it is absent, unreadable or storage is forbidden. */
export function readStored(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Keeps a value in this browser; undefined removes it. Storage that is full or forbidden is no error. */
export function writeStored(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing kept, nothing lost: the page works without.
  }
}

function startLocale(): Locale {
  const kept = readStored('yizhan.locale');
  const found = LOCALES.find((locale) => locale === kept);
  if (found !== undefined) return found;
  return navigator.language.toLowerCase().startsWith('zh') || !navigator.language ? 'zh-CN' : 'en';
}

/** The language of the screens, kept per browser. */
export const locale: Ref<Locale> = ref(startLocale());
/** Larger letters everywhere, kept per browser. */
export const largeType = ref(readStored('yizhan.largeType') === true);

watch(
  locale,
  (value) => {
    document.documentElement.lang = value;
    writeStored('yizhan.locale', value);
  },
  { immediate: true },
);
watch(
  largeType,
  (value) => {
    document.documentElement.classList.toggle('large-type', value);
    writeStored('yizhan.largeType', value);
  },
  { immediate: true },
);

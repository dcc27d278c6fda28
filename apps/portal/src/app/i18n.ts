import { watch } from 'vue';
import { createI18n } from 'vue-i18n';
import type { Locale } from '@yizhan/ui';
import { usePreferences } from './preferences.ts';

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': {}, en: {} },
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
});

type Loaders = Readonly<Record<Locale, () => Promise<{ default: object }>>>;
const first: Loaders = {
  'zh-CN': () => import('../texts/zh-CN.ts'),
  en: () => import('../texts/en.ts'),
};
/** Texts of pages that nobody opens first: the script of the first page must stay small. */
const later: Loaders = {
  'zh-CN': () => import('../texts/later/zh-CN.ts'),
  en: () => import('../texts/later/en.ts'),
};
const loaded = new Map<string, Promise<void>>();

/** Loads texts once; what failed (a phone without a network) is tried again the next time. */
async function load(locale: Locale, name: string, loaders: Loaders): Promise<void> {
  const key = `${name} ${locale}`;
  const loading =
    loaded.get(key) ??
    loaders[locale]().then(({ default: texts }) => {
      i18n.global.mergeLocaleMessage(locale, texts);
    });
  loaded.set(key, loading);
  try {
    await loading;
  } catch (error) {
    loaded.delete(key);
    throw error;
  }
}

/** Resolves when every text of the language in use is there; pages other than the first wait for it. */
export async function allTexts(): Promise<void> {
  await load(usePreferences().locale, 'later', later);
}

/**
 * Loads the texts of the chosen language and follows later choices; the old ones stay until the new ones have loaded.
 */
export async function startTexts(): Promise<void> {
  const preferences = usePreferences();
  await load(preferences.locale, 'first', first);
  i18n.global.locale.value = preferences.locale;
  void allTexts().catch(() => undefined);
  watch(
    () => preferences.locale,
    async (next) => {
      await Promise.all([load(next, 'first', first), load(next, 'later', later)]);
      if (preferences.locale === next) i18n.global.locale.value = next;
    },
  );
}

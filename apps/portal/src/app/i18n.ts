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

const loaders = {
  'zh-CN': () => import('../texts/zh-CN.ts'),
  en: () => import('../texts/en.ts'),
} satisfies Record<Locale, () => Promise<{ default: object }>>;
const loaded = new Set<Locale>();

async function load(locale: Locale): Promise<void> {
  if (loaded.has(locale)) return;
  const { default: texts } = await loaders[locale]();
  i18n.global.setLocaleMessage(locale, texts);
  loaded.add(locale);
}

/**
 * Loads the texts of the chosen language and follows later choices; the old ones stay until the new ones have loaded.
 */
export async function startTexts(): Promise<void> {
  const preferences = usePreferences();
  await load(preferences.locale);
  i18n.global.locale.value = preferences.locale;
  watch(
    () => preferences.locale,
    async (next) => {
      await load(next);
      if (preferences.locale === next) i18n.global.locale.value = next;
    },
  );
}

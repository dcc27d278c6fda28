import { watch } from 'vue';
import { createI18n } from 'vue-i18n';
import type { Locale } from '@yizhan/ui/format/locale.ts';
import type { ConsoleModule, TextLoaders } from './module.ts';
import { locale } from './preferences.ts';

export const i18n = createI18n({
  legacy: false,
  locale: locale.value,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': {}, en: {} },
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
});

const shell: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
/** Labels of all values the contract lists, shared with the other screens. */
const shared: TextLoaders = {
  'zh-CN': async () => ({
    default: {
      ...(await import('@yizhan/ui/texts/zh-CN.ts')).zhCN,
      lists: (await import('@yizhan/ui/texts/zh-CN/lists.ts')).listTexts,
      held: (await import('@yizhan/ui/texts/zh-CN/held.ts')).heldTexts,
    },
  }),
  en: async () => ({
    default: {
      ...(await import('@yizhan/ui/texts/en.ts')).en,
      lists: (await import('@yizhan/ui/texts/en/lists.ts')).listTexts,
      held: (await import('@yizhan/ui/texts/en/held.ts')).heldTexts,
    },
  }),
};
const SHARED = '@shared';
const SHELL = '@shell';
const wanted = new Map<string, TextLoaders>();
const loaded = new Set<string>();

async function load(id: string, loaders: TextLoaders, into: Locale): Promise<void> {
  const key = `${into}/${id}`;
  if (loaded.has(key)) return;
  const { default: texts } = await loaders[into]();
  i18n.global.mergeLocaleMessage(into, id === SHELL || id === SHARED ? texts : { [id]: texts });
  loaded.add(key);
}

/** Loads the shell's texts and those shared by every page. */
export async function loadShellTexts(): Promise<void> {
  wanted.set(SHARED, shared).set(SHELL, shell);
  await Promise.all([load(SHARED, shared, locale.value), load(SHELL, shell, locale.value)]);
}

/** Loads a module's texts in the current language; they are reloaded when the language changes. */
export async function loadTexts(module: ConsoleModule): Promise<void> {
  wanted.set(module.id, module.texts);
  await load(module.id, module.texts, locale.value);
}

/** Loads the shell's texts in a language that the screen is not in, for a preview. */
export async function loadShellTextsIn(into: Locale): Promise<void> {
  await Promise.all([load(SHARED, shared, into), load(SHELL, shell, into)]);
}

// The old language stays on screen until all texts of the new one have loaded.
watch(locale, async (next) => {
  await Promise.all([...wanted].map(([id, loaders]) => load(id, loaders, next)));
  if (locale.value === next) i18n.global.locale.value = next;
});

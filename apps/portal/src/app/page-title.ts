import { watch } from 'vue';
import type { WatchSource } from 'vue';
import { useI18n } from 'vue-i18n';

/** Sets the document's title; bookmarks and a screen reader's list of tabs need it. */
export function usePageTitle(title: WatchSource<string>): void {
  const { t } = useI18n();
  const set = (text: string) => (document.title = text === '' ? t('siteTitle') : `${text} · ${t('brand')}`);
  watch(title, set, { immediate: true });
}

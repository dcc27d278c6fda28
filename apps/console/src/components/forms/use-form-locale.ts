import { inject } from 'vue';
import type { InjectionKey, Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Locale } from '@yizhan/ui/format/locale.ts';
import { locale } from '../../app/preferences.ts';

/** The language a form is shown in, where that is not the one of the screen: a preview. */
export const FORM_LOCALE: InjectionKey<Ref<Locale>> = Symbol('language of the form');

/** The form's language, and texts of the screen in it. */
export function useFormLocale() {
  const { t } = useI18n();
  const shown = inject(FORM_LOCALE, locale);
  return {
    locale: shown,
    t: (key: string, named: Record<string, unknown> = {}) => t(key, named, { locale: shown.value }),
  };
}

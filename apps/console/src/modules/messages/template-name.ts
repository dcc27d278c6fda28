import { useI18n } from 'vue-i18n';
import { findTemplate } from '@yizhan/domain/notifications/index.ts';
import { messageLocale } from '../../components/message-locale.ts';

/** What a message is called: the occasion of its template. */
export function useTemplateName() {
  const { t, te, locale } = useI18n();
  return (code: string): string => {
    const template = findTemplate(code);
    if (template !== undefined) return template.about[messageLocale(locale.value)];
    const key = `messages.unknownTemplate.${code}`;
    return te(key) ? t(key) : code;
  };
}

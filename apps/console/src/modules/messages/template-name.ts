import { useI18n } from 'vue-i18n';
import { findTemplate } from '@yizhan/domain/notifications/index.ts';
import { messageLocale } from '../../components/message-locale.ts';

/** The name of a message: the occasion of its template. */
export function useTemplateName() {
  const i18n = useI18n();
  return (code: string): string => {
    const template = findTemplate(code);
    if (template !== undefined) return template.about[messageLocale(i18n.locale.value)];
    const key = `messages.unknownTemplate.${code}`;
    return i18n.te(key) ? i18n.t(key) : code;
  };
}

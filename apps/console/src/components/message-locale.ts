import { MESSAGE_LOCALES, type MessageLocale } from '@yizhan/domain';

/** The language of templates that matches the screen's. */
export function messageLocale(locale: string): MessageLocale {
  return MESSAGE_LOCALES.find((one) => one === locale) ?? 'zh-CN';
}

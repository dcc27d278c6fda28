import { useI18n } from 'vue-i18n';
import { valueAt } from '@yizhan/contract/cells.ts';
import type { Words } from '@yizhan/contract';
import type { SlimList } from '@yizhan/client/slim.ts';
import { locale } from '../../app/preferences.ts';
import { useFormats } from '../formats.ts';

type Shows = NonNullable<SlimList['columns'][number]['shows']>;

/** Words of values and texts of plain cells, as the definition of a list gives them. */
export function useWords() {
  const i18n = useI18n();
  const { t, n } = i18n;
  const { ago, day, instant, list: joined } = useFormats();
  /** A value in words; one that has none, as it is. */
  function wordOf(words: Words, value: string): string {
    if (typeof words !== 'string') return words[value]?.[locale.value] ?? value;
    const key = `${words}.${value}`;
    return i18n.te(key) ? t(key) : value;
  }
  const FORMATS: Readonly<Record<string, (text: string) => string>> = { since: ago, day, instant };
  function shown({ kind, path, words }: Shows, row: unknown): string {
    const value = valueAt(row, path);
    if (typeof value === 'number') return kind === 'count' && value === 0 ? '' : n(value);
    const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
    return joined(
      texts.map((text) => (kind === 'word' ? wordOf(words, text) : (FORMATS[kind]?.(text) ?? text))),
    );
  }
  return { wordOf, shown };
}

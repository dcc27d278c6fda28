import { pinyin } from 'pinyin-pro';

/** Full pinyin and initials without tones, lower case: 湘潭 → xiangtan, xt. */
export function pinyinKeys(name: string): { full: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return {
    full: syllables
      .join('')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, ''),
    initials: syllables
      .map((syllable) => syllable.slice(0, 1))
      .join('')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, ''),
  };
}

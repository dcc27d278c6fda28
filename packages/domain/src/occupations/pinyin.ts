import { pinyin } from 'pinyin-pro';

/** Keys for finding a name from a keyboard. */
export interface PinyinKeys {
  /** baoanyuan */
  readonly full: string;
  /** bay */
  readonly initials: string;
}

/** Full pinyin and initials of a name, in lower case without tones; Latin letters and digits stay, punctuation goes. */
export function pinyinKeys(name: string): PinyinKeys {
  const syllables = pinyin(name.normalize('NFKC'), {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return {
    full: syllables.join(''),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
  };
}

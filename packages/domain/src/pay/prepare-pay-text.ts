import { parseChineseNumeral, toHalfWidth } from '../text/normalise.ts';

export type PreparedPayText = {
  /**
   * Half-width, lower case, one kind of dash, digits instead of Chinese numerals, without the salaries-per-year part.
   */
  text: string;
  months: number | null;
};

const SALARIES_A_YEAR = [
  /[·•・×x*]?\s*(?<!\d)(1[2-9]|2[0-4])(?:\s*-\s*\d{2})?\s*个?月?(?:薪(?!资)|薪资?\s*\/\s*年)/,
  /(?<=[万千kw元]\s*)[·•・×x*]\s*(1[2-9]|2[0-4])(?!\d|\.|\s*(?:小时|h|时|天|元|k|万|w|人))/,
  /(?<=\d{4}\s*)[×x*]\s*(1[2-9]|2[0-4])(?!\d|\.|\s*(?:小时|h|时|天|元|人))/,
] as const;

/** Normalises a pay text to the one spelling the patterns expect. */
export function preparePayText(raw: string): PreparedPayText {
  let text = toHalfWidth(raw)
    .toLowerCase()
    .replace(/￥/g, '¥')
    .replace(/[–—―−‐‑–]/g, '-')
    .replace(/[〜～∼]/g, '~')
    .replace(/…+/g, '...')
    .replace(/(?<!\d)(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}(?!\d)/g, ' ')
    .replace(/[①-⑳⓪❶-❿]/g, ' ')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/(?<!\d)(\d{1,3}) (?=\d{3}(?!\d)\s*(?:元|块|-|~))/g, '$1')
    .replace(/(\d)\. (?=\d+(?:元|块))/g, '$1.')
    .replace(/\u00a0/g, ' ')
    .replace(/(?<=\d)\s*--+\s*(?=\d)/g, '-');
  text = chineseNumeralsToDigits(text);
  let months: number | null = null;
  for (const pattern of SALARIES_A_YEAR) {
    const match = pattern.exec(text);
    if (match?.[1] === undefined) continue;
    months = Number(match[1]);
    text = text.slice(0, match.index) + ' ' + text.slice(match.index + match[0].length);
    break;
  }
  if (months === null && /双薪/.test(text)) months = 13;
  return { text, months };
}

function chineseNumeralsToDigits(text: string): string {
  return (
    text
      .replace(/十([二三四五六七八])薪/g, (_, digit: string) => `1${parseChineseNumeral(digit) ?? ''}薪`)
      .replace(/(?:月入|收入|工资|薪资)?(?:过|上)万/g, '月入10000元以上')
      // 五六千: adjacent numbers spoken together are a range.
      .replace(
        /([一二三四五六七八])([二三四五六七八九])([千万百])/g,
        (whole: string, a: string, b: string, unit: string) => {
          const low = parseChineseNumeral(a);
          const high = parseChineseNumeral(b);
          return low !== null && high === low + 1 ? `${low}-${high}${unit}` : whole;
        },
      )
      .replace(
        /[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万]*/g,
        (whole: string, at: number, all: string) => {
          if (!/[百千万]/.test(whole) && !/^[二三四五六七八九]?十[一二三四五六七八九]?$/.test(whole))
            return whole;
          const next = all.slice(at + whole.length);
          const countsNext = /一$/.test(whole) && /^(?:天|日|个|小时|时|单|件|晚|年|月|趟|平)/.test(next);
          const numeral = countsNext ? whole.slice(0, -1) : whole;
          if (!/[百千万]/.test(numeral) && !/^\s*(?:元|块)/.test(next)) return whole;
          const value = parseChineseNumeral(numeral);
          return value === null ? whole : `${value}${countsNext ? '一' : ''}`;
        },
      )
      .replace(
        /(?<![\d.])(\d)万(\d)(?![\d.万千百、]|\s*(?:年|个|人|天))/g,
        (_, a: string, b: string) => `${a}.${b}万`,
      )
      .replace(
        /(?<![\d.])(\d)千(\d)(?![\d.万千百、]|\s*(?:年|个|人|天))/g,
        (_, a: string, b: string) => `${a}.${b}千`,
      )
  );
}

/**
 * Converts full-width ASCII (U+FF01–U+FF5E) and the ideographic space to their half-width forms. NFKC is not used: it
 * would also rewrite characters that carry meaning in vacancy texts (① → 1, ㎡ → m2).
 */
export function toHalfWidth(text: string): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCodePoint(code - 0xfee0);
    else if (code === 0x3000) out += ' ';
    else out += char;
  }
  return out;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g; // eslint-disable-line no-control-regex -- removing control characters is the purpose

/**
 * Cleans white space for storage: CRLF to LF, no invisible or control characters, runs of blanks to one blank,
 * at most one empty line in a row, trimmed. Line breaks stay, because lists in descriptions depend on them.
 */
export function cleanWhitespace(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  middot: '·',
  bull: '•',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  yen: '¥',
  times: '×',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole: string, dec, hex, name) => {
      const code =
        typeof dec === 'string' ? Number(dec) : typeof hex === 'string' ? Number.parseInt(hex, 16) : null;
      if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return typeof name === 'string' ? (ENTITIES[name.toLowerCase()] ?? whole) : whole;
    },
  );
}

/**
 * Plain text of an HTML fragment: scripts, styles and comments dropped, block ends and `<br>` become line breaks,
 * entities decoded. It is for reading, not for safe re-embedding: the output must still be escaped where it is shown.
 */
export function stripHtml(html: string): string {
  const withoutTags = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<(?:br|hr)\s*\/?>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n')
    .replace(/<\/(?:p|div|li|ul|ol|tr|table|h[1-6]|section|article|blockquote)\s*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  return cleanWhitespace(decodeEntities(withoutTags));
}

const CHINESE_DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const CHINESE_UNIT: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

/**
 * Value of a Chinese numeral such as 一万五 (15,000), 三千二百 (3,200), 十五万 (150,000); null for other texts. A bare
 * digit after a unit counts a tenth of that unit, as in speech: 两百五 is 250.
 */
export function parseChineseNumeral(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 1;
  for (const char of text) {
    const value = CHINESE_DIGIT[char];
    const unit = CHINESE_UNIT[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      if (value === 0) lastUnit = 1;
    } else if (unit === 10000) {
      section += digit ?? 0;
      total += (section === 0 ? 1 : section) * unit;
      section = 0;
      digit = null;
      lastUnit = unit;
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    } else {
      return null;
    }
  }
  const tail = digit === null ? 0 : lastUnit >= 100 ? (digit * lastUnit) / 10 : digit;
  return total + section + tail;
}

export const CONTACT_KINDS = ['phone', 'wechat', 'qq', 'email'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export type FoundContact = {
  kind: ContactKind;
  /** Position in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** What may be shown of it: everything hidden except the ends. */
  masked: string;
};

/** Characters people write for digits to slip a number past a check. */
const DIGIT_SIGNS: ReadonlyMap<string, string> = new Map(
  [
    '0０〇零洞⓪',
    '1１一壹幺①⑴❶',
    '2２二贰②⑵❷',
    '3３三叁③⑶❸',
    '4４四肆④⑷❹',
    '5５五伍⑤⑸❺',
    '6６六陆⑥⑹❻',
    '7７七柒⑦⑺❼',
    '8８八捌⑧⑻❽',
    '9９九玖⑨⑼❾',
  ].flatMap((signs, digit) => [...signs].map((sign) => [sign, String(digit)] as const)),
);
const PLAIN_DIGIT = /[0-9０-９]/;
/** Characters between the digits of one number; ~ and 至 mean a range, so they end it. */
const BETWEEN = /[\s\-—–－.·•_*|/\\,，。…()（）\u200b]|\u20e3|\ufe0f/;

type DigitRun = { digits: string; positions: number[]; groups: number[]; plain: boolean };

/** Runs of digits, however written, with at most two separators between neighbours. */
function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let run: DigitRun | null = null;
  let gap = 0;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i] ?? '';
    const digit = DIGIT_SIGNS.get(sign);
    if (digit !== undefined) {
      if (run === null || gap > 2) {
        run = { digits: '', positions: [], groups: [0], plain: true };
        runs.push(run);
      } else if (gap > 0) run.groups.push(0);
      gap = 0;
      run.digits += digit;
      run.positions.push(i);
      run.groups[run.groups.length - 1] = (run.groups.at(-1) ?? 0) + 1;
      if (!PLAIN_DIGIT.test(sign)) run.plain = false;
    } else if (run !== null) {
      if (BETWEEN.test(sign)) gap += 1;
      else run = null;
    }
  }
  return runs;
}

/** Groupings in which a mobile number is written; 13000-180000 and 1500 2000 300 are not mobile numbers. */
const MOBILE_GROUPS = new Set(['11', '3,4,4', '3,8', '7,4', '4,4,3', '3,3,5', '3,3,3,2']);

function isMobile(run: DigitRun): boolean {
  if (!/^1[3-9]\d{9}$/.test(run.digits)) return false;
  const isSpelledOut = run.groups.length >= 5 && run.groups.every((size) => size <= 3);
  return MOBILE_GROUPS.has(run.groups.join(',')) || isSpelledOut;
}

function mask(value: string): string {
  return value.length <= 4 ? '*'.repeat(value.length) : `${value.slice(0, 2)}****${value.slice(-2)}`;
}

const LANDLINE =
  /(?<![\d-])[（(]?0(?:10|2\d|[3-9]\d{2})[)）]?[\s\-—]{1,2}[2-8]\d{6,7}(?!\d)|(?<=(?:电话|座机|热线|联系方式|tel)[^\d\n]{0,4})0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}(?!\d)|(?<!\d)[48]00[\s\-—]?\d{3}[\s\-—]?\d{4}(?!\d)/gi;
const WECHAT =
  /(?:微信|薇信|威信|徽信|微❤|(?<![a-z])(?:vx|v信|v❤|weixin|wechat|wx)|加\s*v|[+➕]\s*v(?![a-z]))\s*(?:号码?|id)?\s*(?:同号)?[\s:：是为,，【[(（]{0,4}([a-z][a-z0-9_-]{5,19}|\d{6,12})(?![a-z0-9_.])/gi;
/** Product words that follow 微信 in job duties. */
const WECHAT_WORDS =
  /^(?:android|javascript|applet|miniprogram|server|service|marketing|wechat|weixin|windows|python|golang|vue|react|facebook|whatsapp|twitter|instagram|tiktok|douyin|taobao|weibo|telegram|youtube|linkedin)/i;
const QQ = /(?:q{2}|扣扣|企鹅)\s*(?:群|号码?|邮箱)?[\s:：是为【(（]{0,3}([1-9]\d{4,10})(?!\d)/gi;
const EMAIL = /[a-z0-9][\w.+-]{1,40}\s?[@＠]\s?[a-z0-9][a-z0-9-]{0,30}(?:\.[a-z]{2,10}){1,3}/gi;

/**
 * Contact details in running text: mobiles (also spelled `1３8-…`, `一三八…`, `1 3 8 …`, ①③⑧), landlines, 400 numbers,
 * WeChat and QQ numbers after a word for them, e-mail addresses. Words such as 微信小程序 alone do not count, nor do
 * pay ranges.
 */
export function detectContacts(text: string): FoundContact[] {
  const found: FoundContact[] = [];
  const add = (kind: ContactKind, start: number, end: number, value: string): void => {
    if (!found.some((other) => start < other.end && other.start < end)) {
      found.push({ kind, start, end, masked: mask(value) });
    }
  };
  for (const match of text.matchAll(EMAIL))
    add('email', match.index, match.index + match[0].length, match[0]);
  for (const match of text.matchAll(WECHAT)) {
    const id = match[1] ?? '';
    if (!WECHAT_WORDS.test(id) && !/^[a-z]+$/i.test(id)) {
      add('wechat', match.index, match.index + match[0].length, id);
    }
  }
  for (const match of text.matchAll(QQ))
    add('qq', match.index, match.index + match[0].length, match[1] ?? '');
  for (const run of digitRuns(text)) {
    if (isMobile(run)) add('phone', run.positions[0] ?? 0, (run.positions.at(-1) ?? 0) + 1, run.digits);
  }
  for (const match of text.matchAll(LANDLINE)) {
    add('phone', match.index, match.index + match[0].length, match[0].replace(/\D/g, ''));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with every contact detail replaced by `***`, for channels that must not carry them. */
export function hideContacts(text: string): string {
  let out = '';
  let at = 0;
  for (const contact of detectContacts(text)) {
    out += `${text.slice(at, contact.start)}***`;
    at = contact.end;
  }
  return out + text.slice(at);
}

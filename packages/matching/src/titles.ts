/** Compares titles as texts, for those without an occupation code. */
import { foldText } from './vocabulary/text.ts';

/** Words of advertising, pay, terms and place of work that say nothing about the trade. */
const NOISE =
  /\([^)]*\)|【[^】]*】|\[[^\]]*\]|\d+(?:\.\d+)?(?:[-~至到]\d+(?:\.\d+)?)?(?:k|w|元|块|万|千)?(?:\/?(?:月|天|日|小时|h))?|包吃住?|包住|包食宿|提供(?:食宿|住宿)|五险一金|双休|单休|做六休一|长白班|白班|夜班|两班倒|急[招聘]|诚[招聘]|高薪|直[招聘]|招聘|招|聘请|日结工?|周结|月结|临时工?|长期工?|短期工?|可?无经验|应届生?|实习生?|兼职|全职|周末|节假日|假期|寒假工?|暑假工?|学徒|储备|资深|高级|中级|初级|助理(?=[^理])|新|广州|深圳|济南/g;

/** '某某餐厅招聘收银员', '某某急招焊工': the employer precedes the work. */
const EMPLOYER_FIRST = /^.{2,}?(?:诚聘|急聘|急招|直招|直聘|招聘|招工)(?=[^\n]{2,}$)/;
/** Words that titles use interchangeably. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  // Care of small children, whatever it is called: not a teacher.
  [/早教(?:老师|教师|师)/g, '早教'],
  [/老师|讲师/g, '教师'],
  [/驾驶员/g, '司机'],
  [/文秘|文职/g, '文员'],
  [/品检|检验|质检|品管|品质/g, '质检'],
  [/护理员/g, '护工'],
  [/仓管(?!员)|库管|仓库管理/g, '仓管'],
  [/维护/g, '维修'],
];

/** The title without employer, noise and punctuation; empty when it names no work at all ('兼职', '日结工'). */
function strippedTitle(folded: string): string {
  const named = SAME_WORDS.reduce(
    (text, [words, one]) => text.replace(words, one),
    folded.replace(EMPLOYER_FIRST, ''),
  );
  return named.replace(NOISE, '').replace(/[^\p{L}]/gu, '');
}

/** The title without noise; the folded title itself when nothing else is left. */
export function bareTitle(title: string): string {
  const folded = foldText(title).replace(/\n/g, '');
  const bare = strippedTitle(folded);
  return bare === '' ? folded.replace(/[^\p{L}\p{N}]/gu, '') : bare;
}

/** Words of people who leave the work open: '什么都行', '随便什么活', '轻松点的', '只要有活干'. */
const OPEN_WISH =
  /随便|什么|啥|哪种|都(?:行|可以?|成|愿意|干|做)|不限|不挑|无所谓|只要|能|有|轻松|轻快|清闲|简单|稳定|不累|一?点儿?|一?些|活儿?|事|份|工作|岗位|干|做|找|想|就|行|的|吧|钱|多/g;

/** Whether a wish only says how the person wants to work, not at what: '兼职', '日结工', '临时工', '什么都行'. */
export function namesNoWork(title: string): boolean {
  if (title.trim() === '') return false;
  return strippedTitle(foldText(title).replace(/\n/g, '')).replace(OPEN_WISH, '') === '';
}

/** Pairs of neighbouring characters, each packed into one number; distinct, in order of appearance. */
export type TitlePairs = readonly number[];

/** Character pairs of a bare title; a one-character title is its own pair. */
export function titlePairs(bare: string): TitlePairs {
  const pairs = new Set<number>();
  if (bare.length === 1) pairs.add(bare.charCodeAt(0));
  for (let i = 0; i + 1 < bare.length; i++) pairs.add(bare.charCodeAt(i) * 0x10000 + bare.charCodeAt(i + 1));
  return [...pairs];
}

/**
 * Similarity of two titles from their pairs, integer 0–10,000, symmetric. Mostly containment ('文员' in '生产文员'), a
 * little of the Dice measure so that the closer of two containing titles wins. Titles have some five pairs, for which a
 * nested scan is several times faster than a set.
 */
export function pairLikeness(a: TitlePairs, b: TitlePairs): number {
  let shared = 0;
  for (const pair of a) if (b.includes(pair)) shared++;
  return likenessOf(shared, a.length, b.length);
}

/** Similarity from the number of shared pairs and the pairs of either title. */
export function likenessOf(shared: number, a: number, b: number): number {
  if (shared === 0) return 0;
  const containment = shared / Math.min(a, b);
  const dice = (2 * shared) / (a + b);
  return Math.floor(10_000 * (0.7 * containment + 0.3 * dice));
}

/** Similarity of two raw titles, integer 0–10,000. */
export function titleSimilarity(a: string, b: string): number {
  return pairLikeness(titlePairs(bareTitle(a)), titlePairs(bareTitle(b)));
}

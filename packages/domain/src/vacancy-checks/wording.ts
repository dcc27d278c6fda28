import { toHalfWidth } from '../text/normalise.ts';
import type { CheckedVacancy, Evidence, FindingField } from './types.ts';

/** One text of a vacancy, prepared for patterns. */
export type CheckedText = { field: FindingField; text: string };

/** Title, description and requirements, half-width; empty ones left out. */
export function textsOf(vacancy: CheckedVacancy): CheckedText[] {
  const texts: CheckedText[] = [
    { field: 'title', text: vacancy.title },
    { field: 'description', text: vacancy.description },
    { field: 'requirements', text: vacancy.requirements ?? '' },
  ];
  return texts
    .filter(({ text }) => text.trim() !== '')
    .map(({ field, text }) => ({ field, text: toHalfWidth(text).replace(/[—―–]/g, '-') }));
}

export type Match = { quote: string; before: string; after: string; index: number };

/** The text around a match within its sentence: before it and after it. */
function around(text: string, start: number, end: number): { before: string; after: string } {
  const before =
    text
      .slice(Math.max(0, start - 24), start)
      .split(/[。;!?\n]/)
      .at(-1) ?? '';
  const after = text.slice(end, end + 16).split(/[。;!?\n]/)[0] ?? '';
  return { before, after };
}

const NO = '(?:绝不|概不|不|没有|没|无|免|非|零|(?<!\\d)0|勿|未|拒绝|杜绝|严禁|禁止|谨防|警惕|防止|反对)';
const DENIED_BEFORE = new RegExp(
  [
    // 无需…, 不收…, 0押金
    `${NO}(?:会|需|用|须|得|要|必|再|任何|收取?|交)*\\s*$`,
    // 不向求职者收取任何费用、押金
    `${NO}[^,，。:：]{0,8}(?:任何|收取?|缴纳?|产生|存在|涉及|名义)[^。:：]{0,52}$`,
    // 无报名费，培训费，入会费
    `(?:无|没有|零|(?<!\\d)0|免)(?:任何)?\\s*[^。:：,，]{0,6}[费金][、,，/及和或\\s][^。:：]{0,52}$`,
  ].join('|'),
);
const DENIED_AFTER =
  /^[^。,，]{0,4}(?:不限|均可|皆可|都可|全免|免费|免|无|没有|不收|不用|不需|为零|(?<!\d)0元|公司承担|公司出|公司报销|报销|一律不)/;

/** Whether the sentence denies what was matched: 不收取任何押金, 无报名费、培训费, 培训费全免. */
export function isDenied(match: Match): boolean {
  return DENIED_BEFORE.test(match.before) || DENIED_AFTER.test(match.after);
}

/** The first match of a pattern in any text that `accept` approves, with some of its surroundings as evidence. */
export function firstEvidence(
  texts: readonly CheckedText[],
  pattern: RegExp,
  accept: (match: Match, text: string) => boolean = () => true,
): Evidence | null {
  const global = new RegExp(
    pattern.source,
    pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`,
  );
  for (const { field, text } of texts) {
    for (const found of text.matchAll(global)) {
      const end = found.index + found[0].length;
      const match: Match = { quote: found[0], index: found.index, ...around(text, found.index, end) };
      if (accept(match, text)) return { field, params: { quote: excerpt(match.quote) } };
    }
  }
  return null;
}

/** At most 24 characters, with digits that could be a phone number hidden. */
export function excerpt(quote: string): string {
  const clean = quote
    .replace(/\s+/g, ' ')
    .replace(/\d{7,}/g, '***')
    .trim();
  return clean.length > 24 ? `${clean.slice(0, 24)}…` : clean;
}

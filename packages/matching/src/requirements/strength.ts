/** How strictly a clause of an advert requires what it names. */
import type { Strength } from '../types.ts';

const WISH =
  /优先|优佳|优录|更佳|更好|为佳|者佳|佳$|最好|加分|择优|适当放宽|可放宽|放宽|亦可|也可|均可|皆可|都可|可培训|会更|尽量|补贴|津贴|加\d+|奖励?\d+|有则/;
const NEGATED =
  /(?:不|无|没|免|毋)(?:需|须|用|要求|强制|限|要|论|必)|不限|没有?要求|无要求|不是(?:问题|硬)|无(?!人|不)(?=.{0,6}证)|没(?=.{0,6}证)/;
/** The employer provides or arranges it rather than requiring it. */
const PROVIDED =
  /(?:公司|免费|报销|协助|代办|统一|安排|可以?|帮).{0,6}(?:办理?|考取|报考|体检)|考证|培训后|入职后|上岗后|办健康证|试用期内/;

/** `null`: the clause says it is not needed. `next` is the following clause: '有叉车证，优先录用'. */
export function strengthOf(clause: string, next = ''): Strength | null {
  if (NEGATED.test(clause)) return null;
  if (WISH.test(clause) || /^(?:者)?(?:优先|优佳|更佳|最好|佳)/.test(next)) return 'wish';
  return 'rule';
}

/** Whether the clause offers help in getting the certificate. */
export function isProvided(clause: string): boolean {
  return PROVIDED.test(clause);
}

const DIGITS: Record<string, number> = {
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
  十: 10,
  半: 0.5,
};

/** A count as adverts write it ('3', '两', '十'); null for other words. */
export function countOf(word: string): number | null {
  const number = Number(word);
  if (word !== '' && Number.isFinite(number)) return number;
  return DIGITS[word] ?? null;
}

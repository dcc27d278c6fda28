import { toHalfWidth } from '../text/normalise.ts';
import type { CheckCode } from './texts.ts';
import type { CheckedVacancy, Evidence } from './types.ts';
import { firstEvidence, isDenied, textsOf } from './wording.ts';

/** Checks that go by words, and to which a bureau may add its own. The last has none of its own. */
export const WORDED_CHECKS = [
  'discrimination_sex',
  'discrimination_age',
  'discrimination_marriage',
  'discrimination_native_place',
  'discrimination_ethnicity',
  'discrimination_hepatitis',
  'discrimination_disability',
  'discrimination_infection',
  'fee_charged',
  'fee_mentioned',
  'fraud_words',
  'document_held',
  'bureau_words',
] as const satisfies readonly CheckCode[];
export type WordedCheck = (typeof WORDED_CHECKS)[number];

/** `find`: the word is a finding. `leave`: what contains the word is none. */
export const WORD_EFFECTS = ['find', 'leave'] as const;
export type WordEffect = (typeof WORD_EFFECTS)[number];

/** A word of a bureau, as the checks take it. */
export interface CheckWord {
  readonly check: string;
  readonly word: string;
  readonly effect: WordEffect;
}

/**
 * What each check finds, in examples: its patterns know many more forms, and leave out what is denied (不收押金) or is the
 * work itself (反诈). A test holds them to the rules.
 */
export const CHECK_EXAMPLES: Readonly<Record<WordedCheck, readonly string[]>> = {
  discrimination_sex: ['限男性', '只招女工', '女士优先', '性别：男'],
  discrimination_age: ['年龄18-35岁', '40岁以下', '90后优先'],
  discrimination_marriage: ['未婚未育优先', '要求已婚', '入职做孕检'],
  discrimination_native_place: ['不招外地人', '仅限本地户口', '东北勿扰'],
  discrimination_ethnicity: ['不招少数民族', '仅限汉族', '无宗教信仰'],
  discrimination_hepatitis: ['乙肝', '小三阳', '两对半'],
  discrimination_disability: ['残疾人勿扰', '不招残疾'],
  discrimination_infection: ['无传染病', '传染病勿扰'],
  fee_charged: ['入职需交押金', '缴纳服装费', '培训费自理'],
  fee_mentioned: ['服装押金', '培训费', '中介费'],
  fraud_words: ['刷单', '出租银行卡', '日赚上千'],
  document_held: ['扣押身份证', '上交证件'],
  bureau_words: [],
};

/** Longest word: more is a sentence, which no two adverts share. */
export const LONGEST_WORD = 30;

/** A word as it is compared: half-width, one kind of dash, without space around it. */
export function normalWord(word: string): string {
  return toHalfWidth(word).replace(/[—―–]/g, '-').trim();
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const patternOf = (words: readonly string[]): RegExp =>
  new RegExp(
    words
      .toSorted((a, b) => b.length - a.length)
      .map(escaped)
      .join('|'),
    'iu',
  );

/** The vacancy without the words that a check is to leave alone. */
export function without(vacancy: CheckedVacancy, words: readonly CheckWord[], check: string): CheckedVacancy {
  const left = words.filter((one) => one.effect === 'leave' && one.check === check);
  if (left.length === 0) return vacancy;
  const pattern = new RegExp(patternOf(left.map(({ word }) => normalWord(word))), 'giu');
  // Something stands in their place, so that what was apart does not come together.
  const clean = (text: string) => toHalfWidth(text).replace(pattern, (word) => '◦'.repeat(word.length));
  return {
    ...vacancy,
    title: clean(vacancy.title),
    description: clean(vacancy.description),
    ...(vacancy.requirements === undefined ? {} : { requirements: clean(vacancy.requirements) }),
  };
}

/** The first word of the bureau for this check, unless the sentence denies it. */
export function wordEvidence(
  vacancy: CheckedVacancy,
  words: readonly CheckWord[],
  check: string,
): Evidence | null {
  const found = words.filter((one) => one.effect === 'find' && one.check === check);
  if (found.length === 0) return null;
  return firstEvidence(
    textsOf(vacancy),
    patternOf(found.map(({ word }) => normalWord(word))),
    (match) => !isDenied(match),
  );
}

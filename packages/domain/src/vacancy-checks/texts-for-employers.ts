import type { CheckCode } from './texts.ts';

/**
 * Texts addressed to the employer itself, where the station's version would tell it to ring itself up. Findings not
 * listed read the same to both.
 */
export const EMPLOYER_TEXTS: Readonly<
  Partial<Record<CheckCode, Readonly<Record<'zh' | 'en', { reason?: string; advice: string }>>>>
> = {
  minimum_wage: {
    zh: { advice: '请改到最低标准以上再提交。' },
    en: { advice: 'Please raise it to the minimum before you send it.' },
  },
  minimum_wage_lower_end: {
    zh: { advice: '如果下限是底薪，请写明；正常出勤的总收入不得低于最低标准。' },
    en: {
      advice: 'If that is a base salary, say so: the whole pay for normal hours must reach the minimum.',
    },
  },
  pay_missing: {
    zh: { advice: '请补上薪资范围；确实面议的，也请写个大致数额。' },
    en: { advice: 'Please add a range; where pay is negotiable, give a rough figure all the same.' },
  },
  pay_title_differs: {
    zh: { advice: '请改成一致，标题里最好不写薪资。' },
    en: { advice: 'Please make them agree; best leave pay out of the title.' },
  },
  bureau_words: {
    zh: { advice: '请换一种说法；拿不准的，站点会看。' },
    en: { advice: 'Please put it another way; where you are not sure, the station will look.' },
  },
  discrimination_sex: {
    zh: { advice: '请删去；法律规定不适合某一性别的岗位，请注明依据，站点会确认。' },
    en: {
      advice:
        'Please remove it; where the law itself bars a sex from the work, note the clause and the station will confirm it.',
    },
  },
  fee_charged: {
    zh: { advice: '招工不得以任何名义收取财物，请取消收费并删去，否则不能发布。' },
    en: {
      advice:
        'Recruiting must not charge under any name: drop the fee and remove the words, or it cannot be published.',
    },
  },
  fee_mentioned: {
    zh: { advice: '不向求职者收取的，请写明“不收取任何费用”；要收取的，请取消。' },
    en: { advice: 'If applicants pay nothing, say so; if they do, drop it.' },
  },
  fraud_words: {
    zh: { advice: '请改成实际的工作内容；站点会打电话或上门核实。' },
    en: { advice: 'Please describe the real work instead; the station will ring or visit to verify it.' },
  },
  document_held: {
    zh: { advice: '单位不得扣押身份证等证件，请删去。' },
    en: { advice: 'An employer must not hold ID cards or certificates: please remove it.' },
  },
  employer_blacklisted: {
    zh: { reason: '您单位在黑名单中{until}。', advice: '请联系站点处理，之后才能发布。' },
    en: {
      reason: 'Your organisation is blacklisted{until}.',
      advice: 'Please contact the station; nothing can be published before it is settled.',
    },
  },
  employer_rejected: {
    zh: { reason: '您单位的资料审核没有通过。', advice: '请补正资料，站点会重新核实。' },
    en: {
      reason: 'Your papers were rejected.',
      advice: 'Please correct them; the station will verify them again.',
    },
  },
  employer_verification_expired: {
    zh: { reason: '您单位的审核已过期{until}。', advice: '请联系站点重新核实资料。' },
    en: {
      reason: 'The verification of your organisation has expired{until}.',
      advice: 'Please ask the station to verify your papers again.',
    },
  },
  employer_unverified: {
    zh: { reason: '您单位还没有经过审核。', advice: '请备好营业执照，站点会来核实。' },
    en: {
      reason: 'Your organisation has not been verified yet.',
      advice: 'Please have your licence ready; the station will verify it.',
    },
  },
  duplicate_text: {
    zh: { advice: '请看看是不是已经发布过；发布过的，更新原来的岗位就行。' },
    en: { advice: 'Please see whether it was posted already; if so, update the earlier one.' },
  },
};

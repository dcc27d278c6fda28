import type { Wording } from './definition.ts';

/** What can be wrong with an answer, in words for whoever fills the form in. `limit` is a number or a day. */
const FAULTS = {
  required: () => ({ 'zh-CN': '请填写这一项。', en: 'Please fill this in.' }),
  not_understood: () => ({
    'zh-CN': '没看懂填的内容，请重新填写。',
    en: 'This cannot be read. Please fill it in again.',
  }),
  too_long: (limit) => ({
    'zh-CN': `最多${limit}个字，请写短一些。`,
    en: `At most ${limit} characters, please.`,
  }),
  too_many: (limit) => ({
    'zh-CN': `最多${limit}项，请去掉一些。`,
    en: `At most ${limit}. Please take some out.`,
  }),
  too_small: (limit) => ({ 'zh-CN': `不能小于${limit}。`, en: `No less than ${limit}, please.` }),
  too_large: (limit) => ({ 'zh-CN': `不能大于${limit}。`, en: `No more than ${limit}, please.` }),
  decimals: (limit) => ({
    'zh-CN': limit === 0 ? '请填整数。' : `小数点后最多${limit}位。`,
    en: limit === 0 ? 'A whole number, please.' : `At most ${limit} digits after the point, please.`,
  }),
  too_early: (limit) => ({ 'zh-CN': `不能早于${limit}。`, en: `Not before ${limit}, please.` }),
  too_late: (limit) => ({ 'zh-CN': `不能晚于${limit}。`, en: `Not after ${limit}, please.` }),
  ends_before: () => ({
    'zh-CN': '结束日期早于开始日期，请核对。',
    en: 'It ends before it begins. Please check.',
  }),
  no_option: () => ({
    'zh-CN': '这个选项已经没有了，请重新选择。',
    en: 'That choice no longer exists. Please choose again.',
  }),
  no_record: () => ({
    'zh-CN': '没有找到选的这一条，或者您看不到它。请重新选择。',
    en: 'There is no such record, or you may not see it. Please choose again.',
  }),
  unknown_field: () => ({
    'zh-CN': '表单里没有这一项，请刷新后再填。',
    en: 'The form has no such field. Please reload and fill it in again.',
  }),
} satisfies Record<string, (limit: number | string) => Wording>;

export type FaultCode = keyof typeof FAULTS;

/** One complaint about an answer. `path` is the field's key, or `table.row.column`. */
export interface AnswerFault {
  readonly path: string;
  readonly code: FaultCode;
  readonly words: Wording;
}

export function faultOf(path: string, code: FaultCode, limit: number | string = 0): AnswerFault {
  return { path, code, words: FAULTS[code](limit) };
}

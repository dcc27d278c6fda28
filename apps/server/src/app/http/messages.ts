import type { z } from 'zod';
import type { Bilingual, FieldComplaint } from '../errors.ts';
import { fill } from '../errors.ts';

/** Messages of the contract's own rules: the `message` of a schema is one of these codes. */
const RULES: Readonly<Record<string, Bilingual>> = {
  required: { 'zh-CN': '这一项要填写。', en: 'Please fill this in.' },
  too_long: {
    'zh-CN': '文字太长，请缩短到 {maximum} 个字以内。',
    en: 'Too long; please keep it within {maximum} characters.',
  },
  too_many: {
    'zh-CN': '最多 {maximum} 项，请减少一些。',
    en: 'At most {maximum} entries; please remove some.',
  },
  phone: {
    'zh-CN': '电话号码不对。请填11位手机号，或带区号的座机号。',
    en: 'This is not a phone number. Please give 11 digits of a mobile, or a landline with its area code.',
  },
  id_number: {
    'zh-CN': '身份证号不对。请核对18位号码，最后一位可以是X。',
    en: 'This is not an ID number. Please check the 18 characters; the last one may be X.',
  },
  id_number_needed: {
    'zh-CN': '个人雇主要填身份证号，用于实名核验。',
    en: 'A private employer needs an ID number, so that we know who hires.',
  },
  credit_code: {
    'zh-CN': '统一社会信用代码应为18位数字和大写字母，请对照营业执照。',
    en: 'A unified social credit code has 18 digits and capital letters; please compare with the business licence.',
  },
  region_code: {
    'zh-CN': '行政区划代码不对，请从列表中选择地区。',
    en: 'This is not a division code; please choose a region from the list.',
  },
  record_id: {
    'zh-CN': '编号格式不对，请从列表中重新打开。',
    en: 'This is not a record number; please open it from the list again.',
  },
  occupation_code: {
    'zh-CN': '职业代码不对，请从列表中选择职业。',
    en: 'This is not an occupation code; please choose an occupation from the list.',
  },
  pay_range: {
    'zh-CN': '最高工资比最低工资还低，请检查两个数。',
    en: 'The highest pay is below the lowest; please check both numbers.',
  },
  point_halved: {
    'zh-CN': '经度和纬度要么都填，要么都不填。',
    en: 'Please give both longitude and latitude, or neither.',
  },
  one_wish: {
    'zh-CN': '请至少填一个想找的工作或一项技能。',
    en: 'Please give at least one wanted work or one skill.',
  },
  one_contact: {
    'zh-CN': '电话、身份证号、联系人至少填一项，否则找不到这个人。',
    en: 'Please give a phone, an ID number or another way to reach the person.',
  },
  reveal_words: {
    'zh-CN': '请写明为什么要看这个号码。',
    en: 'Please say why you need to see this number.',
  },
  no_numbers: {
    'zh-CN': '这里只写用途，请不要写电话、微信或身份证号。',
    en: 'Please say only what it is for: no phone, WeChat or ID number.',
  },
  consent_needed: {
    'zh-CN': '需要您同意我们为您提供求职服务，才能登记。',
    en: 'To register, please agree that we may look for work for you.',
  },
  date_order: {
    'zh-CN': '结束日期不能早于开始日期。',
    en: 'The end date must not be before the start date.',
  },
  time_range: { 'zh-CN': '结束时间要晚于开始时间。', en: 'The end of the hours must be after their start.' },
  clock_time: { 'zh-CN': '时间请写成 09:00 这样。', en: 'Please write the time like 09:00.' },
  six_digits: { 'zh-CN': '请输入6位数字验证码。', en: 'Please enter the six digits of the code.' },
  login: {
    'zh-CN': '账号用3到40位小写字母、数字、点、横线，以字母或数字开头。',
    en: 'A login has 3 to 40 small letters, digits, dots or dashes, and begins with a letter or digit.',
  },
  password_short: {
    'zh-CN': '密码至少10位，建议用几个词连起来。',
    en: 'A password needs at least ten characters; several words are best.',
  },
  headcount: {
    'zh-CN': '招聘人数请填1到10000之间的整数。',
    en: 'The number of people must be a whole number from 1 to 10,000.',
  },
};

const GENERIC: Readonly<Record<string, Bilingual>> = {
  invalid_type: { 'zh-CN': '这一项没有填，或者填的类型不对。', en: 'This is missing or of the wrong type.' },
  invalid_value: { 'zh-CN': '只能从这些里选：{values}。', en: 'Please choose one of: {values}.' },
  too_small: { 'zh-CN': '太小或太短，至少要 {minimum}。', en: 'Too small or too short; at least {minimum}.' },
  too_big: { 'zh-CN': '太大或太长，最多 {maximum}。', en: 'Too large or too long; at most {maximum}.' },
  invalid_format: {
    'zh-CN': '格式不对，请对照示例修改。',
    en: 'The format is not right; please compare with the example.',
  },
  unrecognized_keys: { 'zh-CN': '有不认识的字段：{keys}。', en: 'There are unknown fields: {keys}.' },
};
const FALLBACK: Bilingual = {
  'zh-CN': '这一项填得不对，请检查。',
  en: 'This is not right; please check it.',
};

/** One validation issue of the contract as a complaint about a field, with the remedy. */
export function complaintOf(issue: z.core.$ZodIssue): FieldComplaint {
  const params: Record<string, string | number> = {};
  if ('maximum' in issue) params['maximum'] = String(issue.maximum);
  if ('minimum' in issue) params['minimum'] = String(issue.minimum);
  if ('values' in issue) params['values'] = issue.values.slice(0, 12).map(String).join('、');
  if ('keys' in issue && Array.isArray(issue.keys)) params['keys'] = issue.keys.join('、');
  const known = RULES[issue.message];
  const code = known === undefined ? issue.code : issue.message;
  const text = known ?? GENERIC[issue.code] ?? FALLBACK;
  return {
    path: issue.path.map(String).join('.'),
    code,
    text: { 'zh-CN': fill(text['zh-CN'], params), en: fill(text.en, params) },
  };
}

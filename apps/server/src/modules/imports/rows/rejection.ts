import { DomainError, fill, type Bilingual } from '../../../app/errors.ts';

/** Why a row is rejected, in words for the clerk who corrects it. Values of a row never appear in a reason. */
export class RowRejected extends Error {
  readonly code: string;
  readonly field: string | null;
  readonly text: Bilingual;

  constructor(code: string, field: string | null, text: Bilingual) {
    super(code);
    this.name = 'RowRejected';
    this.code = code;
    this.field = field;
    this.text = text;
  }
}

const REASONS = {
  'row.title_missing': {
    'zh-CN': '没有岗位名称。请填写招什么岗位。',
    en: 'There is no title. Please say what work is offered.',
  },
  'row.employer_missing': {
    'zh-CN': '没有单位名称。请填写营业执照上的全称。',
    en: 'There is no employer. Please give its full registered name.',
  },
  'row.name_missing': { 'zh-CN': '没有名称或姓名。', en: 'There is no name.' },
  'row.too_long': {
    'zh-CN': '文字太长，最多{most}个字。请缩短。',
    en: 'Too long; at most {most} characters. Please shorten it.',
  },
  'row.place_missing': {
    'zh-CN': '没有写地点，导入时也没有指定默认地区。请补上市和区县，或在导入时选择默认地区。',
    en: 'There is no place, and the import has no default region. Please add city and county, or choose a default region.',
  },
  'row.place_unknown': {
    'zh-CN': '从地区和地址里认不出是哪个市。请写明省、市、区县，例如“湖南省湘潭市雨湖区”。',
    en: 'No city can be told from region and address. Please write province, city and county, such as 湖南省湘潭市雨湖区.',
  },
  'row.place_unclear': {
    'zh-CN': '地点说不准是哪一个：{places}。请写明省和市。',
    en: 'The place may be any of: {places}. Please add province and city.',
  },
  'row.place_too_wide': {
    'zh-CN': '只写了省，至少要写到市。',
    en: 'Only the province is given; at least the city is needed.',
  },
  'row.headcount': {
    'zh-CN': '招聘人数要填1到10000之间的整数。',
    en: 'The number of places must be a whole number from 1 to 10,000.',
  },
  'row.date': {
    'zh-CN': '日期看不懂。请写成 2026-12-31 这样。',
    en: 'The date cannot be read. Please write it like 2026-12-31.',
  },
  'row.expired': {
    'zh-CN': '招聘截止日期已经过去，没有导入。还在招的话，请改日期后再导入。',
    en: 'The last day has passed, so the row was not taken in. If people are still wanted, please change the date.',
  },
  'row.phone': {
    'zh-CN': '电话号码不对。请填11位手机号，或带区号的座机号。',
    en: 'This is not a phone number. Please give 11 digits of a mobile, or a landline with its area code.',
  },
  'row.id_number': {
    'zh-CN': '身份证号不对，请核对18位号码。',
    en: 'This is not an ID number; please check its 18 characters.',
  },
  'row.credit_code': {
    'zh-CN': '统一社会信用代码不对（18位，最后一位是校验码）。请对照营业执照。',
    en: 'The social credit code is not right (18 characters, the last is a check). Please compare with the licence.',
  },
  'row.too_young': {
    'zh-CN': '未满16周岁，按法律不能登记求职。',
    en: 'Below 16 years of age; the law does not allow registration for work.',
  },
  'row.one_wish': {
    'zh-CN': '想找的工作和技能都没有，无法推荐岗位。请至少填一项。',
    en: 'Neither wanted work nor a skill is given, so nothing can be matched. Please give at least one.',
  },
  'row.phone_taken': {
    'zh-CN': '这个电话已登记在另一个姓名下。请核对是不是同一个人，或换成本人电话。',
    en: 'This phone is registered under another name. Please check whether it is the same person, or give the person’s own phone.',
  },
  'row.moved': {
    'zh-CN': '这条记录原来在另一个市（州），不能改到新的市。请撤下原记录后作为新记录导入。',
    en: 'The record lies in another prefecture and cannot be moved. Please close the old one and import the row under a new number.',
  },
  'row.employer_changed': {
    'zh-CN': '这个编号原来是另一家单位的岗位，不能改换单位。请撤下原岗位后换一个编号导入。',
    en: 'This number belongs to a vacancy of another employer, which cannot be exchanged. Please close the old one and use a new number.',
  },
  'row.other_region': {
    'zh-CN': '这条记录在您负责的地区之外，没有导入。',
    en: 'This record lies outside your region and was not taken in.',
  },
  'row.fault': {
    'zh-CN': '这一行保存时出错，没有导入；其他行不受影响。请检查有没有特殊字符，再试一次。',
    en: 'This row could not be stored; other rows are not affected. Please look for odd characters and try again.',
  },
} as const satisfies Record<string, Bilingual>;
export type RejectionCode = keyof typeof REASONS;

export function reject(
  code: RejectionCode,
  field: string | null,
  params: Readonly<Record<string, string | number>> = {},
): RowRejected {
  const text: Bilingual = REASONS[code];
  return new RowRejected(code, field, { 'zh-CN': fill(text['zh-CN'], params), en: fill(text.en, params) });
}

/** Another module's refusal as the reason for rejecting a row; null for an error not caused by the row. */
export function asRejection(error: unknown): RowRejected | null {
  if (error instanceof RowRejected) return error;
  if (error instanceof DomainError) {
    if (error.code === 'access.region') return reject('row.other_region', null);
    return new RowRejected(error.code, error.options.fields?.[0]?.path ?? null, error.text);
  }
  return null;
}

import type { PaperKind } from '@yizhan/domain';
import type { Locale } from '../../../app/errors.ts';

const zh = {
  titles: { referral_slip: '推荐信', visit_record: '走访记录', confirmation: '办理凭证' } satisfies Record<
    PaperKind,
    string
  >,
  confirms: '{name}：您办理的“{title}”，情况如下。',
  check: '扫码查真伪',
  isVoid: '本文书已作废',
  colon: '：',
  comma: '，',
  listComma: '、',
  who: '{name}（{about}）',
  born: '{year}年生',
  introduce:
    '现介绍{who}到贵单位应聘“{title}”，请予接洽。面谈以后，请在下面的回执上写明结果，交本人带回或者告诉我们。',
  receipt: '回执',
  resultChoices: '□ 录用　　□ 试工　　□ 没有录用',
  slipNote: '经办人：{clerk}。本推荐信不收任何费用；有人以此收费或者扣押证件，请拨打12333。',
  fields: {
    title: '岗位',
    pay: '工钱',
    place: '工作地点',
    contact: '联系我们',
    until: '有效期到',
    result: '结果',
    startsOn: '上岗日期',
    why: '没有录用的原因',
    employer: '单位',
    industry: '行业',
    address: '地址',
    contactPerson: '联系人',
    visitedOn: '走访日期',
    visitors: '走访人',
    staffCount: '现有人数',
    wanted: '还要招几人',
  },
  lines: { needs: '用工需求', problems: '遇到的困难', done: '答复和下一步' },
  sign: { employer: '用人单位（盖章）', day: '日期', visitor: '走访人', visited: '单位负责人' },
};
export type OfficialTexts = typeof zh;

const en: OfficialTexts = {
  titles: {
    referral_slip: 'Letter of referral',
    visit_record: 'Record of a visit',
    confirmation: 'Confirmation',
  },
  confirms: '{name}: this is what was arranged as “{title}”.',
  check: 'Scan to check',
  isVoid: 'This paper is void',
  colon: ':',
  comma: ', ',
  listComma: ', ',
  who: '{name} ({about})',
  born: 'born {year}',
  introduce:
    'We introduce {who}, who applies for the work “{title}” with you. After you have met, please write the result on the receipt below and hand it back, or tell us.',
  receipt: 'Receipt',
  resultChoices: '□ hired    □ on trial    □ not hired',
  slipNote:
    'Handled by {clerk}. This letter is free of charge; if anybody asks for money or keeps papers because of it, please ring 12333.',
  fields: {
    title: 'Work',
    pay: 'Pay',
    place: 'Place of work',
    contact: 'How to reach us',
    until: 'Valid until',
    result: 'Result',
    startsOn: 'Starts on',
    why: 'Why not hired',
    employer: 'Employer',
    industry: 'Trade',
    address: 'Address',
    contactPerson: 'Contact',
    visitedOn: 'Visited on',
    visitors: 'Visited by',
    staffCount: 'People now',
    wanted: 'People wanted',
  },
  lines: { needs: 'Work and people needed', problems: 'Difficulties', done: 'Answers and next steps' },
  sign: { employer: 'Employer (seal)', day: 'Date', visitor: 'Visitor', visited: 'For the employer' },
};

export function officialTexts(locale: Locale): OfficialTexts {
  return locale === 'en' ? en : zh;
}

export const SEX_TEXTS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': { male: '男', female: '女' },
  en: { male: 'male', female: 'female' },
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day as papers write it: `2026年11月30日`, `30 November 2026`. */
export function dayText(day: string, locale: Locale): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return locale === 'en'
    ? `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`
    : `${year}年${Number(month)}月${Number(date)}日`;
}

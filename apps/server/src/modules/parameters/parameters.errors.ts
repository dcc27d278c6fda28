import { defineError } from '../../app/errors.ts';

export const ValueUnfit = defineError(
  'parameters.value',
  422,
  {
    'zh-CN': '这个值不符合参数的类型，没有保存。请按提示填写金额、月数或日期。',
    en: 'This value does not fit the parameter; nothing was saved. Please enter an amount, months or a day as asked.',
  },
  'value',
);
export const NationalOnly = defineError(
  'parameters.national',
  422,
  {
    'zh-CN': '这个参数由全国法律规定，各地不能另设，没有保存。如有地方规定，请联系平台管理员。',
    en: 'The law of the whole country sets this; a division cannot set its own, and nothing was saved. If there is a local rule, please ask whoever runs the platform.',
  },
  'region',
);
export const Backwards = defineError(
  'parameters.backwards',
  422,
  {
    'zh-CN': '结束日期要晚于开始日期，没有保存。请改日期后再保存。',
    en: 'The end must be after the beginning; nothing was saved. Please change the days and save again.',
  },
  'to',
);
export const Overlap = defineError(
  'parameters.overlap',
  409,
  {
    'zh-CN': '{problem}没有保存，原来的标准不变。',
    en: '{problem} Nothing was saved; the former value stays.',
  },
  'from',
);
export const Gap = defineError(
  'parameters.gap',
  409,
  {
    'zh-CN': '{problem}没有保存。请补上日期，或者确认这段时间确实没有标准。',
    en: '{problem} Nothing was saved. Please close the gap, or confirm that there was no value then.',
  },
  'from',
);
export const OverridesWrong = defineError(
  'parameters.overrides',
  409,
  {
    'zh-CN': '{problem}没有保存。请核对替代的是谁的标准后再保存。',
    en: '{problem} Nothing was saved. Please check whose value it replaces, and save again.',
  },
  'overrides',
);
export const WindowDone = defineError('parameters.done', 409, {
  'zh-CN': '这个标准已经结束或撤回，没有再改。请刷新后查看。',
  en: 'This value was ended or withdrawn already; nothing was changed. Please reload.',
});

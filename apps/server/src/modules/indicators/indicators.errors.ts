import { defineError } from '../../app/errors.ts';

export const PeriodInvalid = defineError(
  'period.invalid',
  422,
  {
    'zh-CN': '统计期不对：开始日期不能晚于结束日期，最长三年。请重新选择。',
    en: 'This period is not right: it must not end before it begins, and three years are the longest. Please choose again.',
  },
  'from',
);

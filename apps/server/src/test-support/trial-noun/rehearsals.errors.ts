import { defineError } from '../../app/errors.ts';

export const RehearsalUnknown = defineError('rehearsal.unknown', 404, {
  'zh-CN': '没有找到这次模拟面试。请返回列表重新选择。',
  en: 'There is no such rehearsal. Please choose it from the list again.',
});
export const RehearsalTooYoung = defineError('rehearsal.too_young', 422, {
  'zh-CN': '按登记的出生日期还没到就业年龄。请先核对档案。',
  en: 'By the date of birth on record this person may not work yet. Please check the record first.',
});
export const RehearsalPast = defineError(
  'rehearsal.past',
  422,
  {
    'zh-CN': '约的时间已经过去。请选择今天稍后或以后的时间。',
    en: 'That time has passed. Please choose a later one.',
  },
  'at',
);

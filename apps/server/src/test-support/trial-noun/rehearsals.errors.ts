import { defineError } from '../../app/errors.ts';

export const RehearsalUnknown = defineError('rehearsal.unknown', 404, {
  'zh-CN': '没有找到这次模拟面试。请返回列表重新选择。',
  en: 'There is no such rehearsal. Please choose it from the list again.',
});
export const RehearsalYoung = defineError('rehearsal.young', 422, {
  'zh-CN': '按登记的出生日期是未成年工。请由指导员当面谈，不约模拟面试。',
  en: 'By the date of birth on record this is a young worker. Please talk in person instead of a rehearsal.',
});

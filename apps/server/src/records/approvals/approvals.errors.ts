import { defineError } from '../../app/errors.ts';

/** Not a failure: the request was kept, and says who decides. */
export const ApprovalAsked = defineError('approval.asked', 409, {
  'zh-CN':
    '这一步要第二个人复核，已经替您提交，还没有执行。{approvers}会看到；最晚 {until} 前复核，通过后会通知您。',
  en: 'This takes a second person. It was asked for and not done yet: {approvers} will see it, until {until} at the latest, and you will be told.',
});

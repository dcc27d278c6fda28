import { defineError } from '../../app/errors.ts';

export const RevealLimit = defineError('reveal.limit', 429, {
  'zh-CN':
    '您今天已经看过 {limit} 个号码，到了每天的上限，这个号码没有显示。急着联系的请同事代看，要通知多人的用短信群发；明天可以继续。长期不够用，请管理员调高上限。',
  en: 'You have looked at {limit} numbers today, which is the limit of a day; this one was not shown. If it is urgent, ask a colleague; to reach many, send a message. You can go on tomorrow. If the limit is always too low, ask your administrator to raise it.',
});
export const NoSuchNumber = defineError(
  'reveal.no_such_number',
  422,
  {
    'zh-CN': '这类记录没有这种号码。请改看电话。',
    en: 'Records of this kind have no such number. Please ask for the phone.',
  },
  'what',
);

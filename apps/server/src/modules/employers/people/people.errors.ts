import { defineError } from '../../../app/errors.ts';

export const PersonUnknown = defineError('employer_person.unknown', 404, {
  'zh-CN': '没有找到这个人或这份邀请，可能已经处理过了。请刷新后再看。',
  en: 'There is no such person or invitation; it may have been dealt with already. Please reload.',
});
export const PersonKnown = defineError(
  'employer_person.known',
  409,
  {
    'zh-CN': '这个手机号已经在名单里，没有重复邀请。',
    en: 'This phone is on the list already, so nobody was invited twice.',
  },
  'phone',
);
export const InvitedToday = defineError(
  'employer_person.invited_today',
  409,
  {
    'zh-CN': '这个手机号今天邀请过了，短信不再重发。请明天再试，或者当面告诉对方用手机号登录。',
    en: 'This phone was invited within a day, and no second message is sent. Please try tomorrow, or tell them to sign in with their phone.',
  },
  'phone',
);
export const TooManyInvited = defineError('employer_person.too_many', 409, {
  'zh-CN': '一家单位最多{most}人。请先移除不再需要的人。',
  en: 'An employer has at most {most} people. Please remove those who are not needed any more.',
});
export const LastOwner = defineError('employer_person.last_owner', 409, {
  'zh-CN': '单位至少要有一位负责人。请先让别人当负责人，再做这一步。',
  en: 'An employer keeps at least one owner. Please make somebody else an owner first.',
});
export const BelongsElsewhere = defineError('employer_person.elsewhere', 409, {
  'zh-CN': '这个手机号已经在{employer}名下。一个手机号只能替一家单位办事，请先在那里退出，再接受邀请。',
  en: 'This phone acts for {employer} already, and one phone acts for one employer. Please leave there first, then accept.',
});

import { defineError } from '../../app/errors.ts';

export const CallBackUnknown = defineError('help.unknown', 404, {
  'zh-CN': '没有找到这条求助。请返回列表重新选择。',
  en: 'There is no such request. Please choose it from the list again.',
});
/** People who must be rung again have their own record, or ask again. */
export const NumberGone = defineError('reveal.closed', 409, {
  'zh-CN': '这条求助已经处理完，号码不再显示。需要再联系的，请从本人的档案里查看，或请对方再提交一次。',
  en: 'This request has been dealt with, so its number is no longer shown. To ring again, look it up in the person’s own record or let them ask once more.',
});
export const CallBackWhyGiveUp = defineError(
  'help.why_give_up',
  422,
  {
    'zh-CN': '请写明为什么不再打，比如空号、本人说不用了。只是这次没人接，就按“没打通”，到时候会再提醒您。',
    en: 'Please say why nobody is to ring again, such as a number out of use or somebody who needs no help any more. If only this call was missed, press “not reached”: it will come up again.',
  },
  'note',
);
export const RegionNeeded = defineError(
  'region.needed',
  422,
  {
    'zh-CN': '请选择您在哪里，我们好请最近的驿站给您回电话。',
    en: 'Please choose where you are, so that the nearest station can ring you back.',
  },
  'regionCode',
);

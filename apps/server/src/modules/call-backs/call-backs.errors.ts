import { defineError } from '../../app/errors.ts';

export const CallBackUnknown = defineError('help.unknown', 404, {
  'zh-CN': '没有找到这条求助。请返回列表重新选择。',
  en: 'There is no such request. Please choose it from the list again.',
});
export const RegionNeeded = defineError(
  'region.needed',
  422,
  {
    'zh-CN': '请选择您在哪里，我们好请最近的驿站给您回电话。',
    en: 'Please choose where you are, so that the nearest station can ring you back.',
  },
  'regionCode',
);

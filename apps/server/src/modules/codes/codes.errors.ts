import { defineError } from '../../app/errors.ts';

export const CodeMistyped = defineError(
  'code.mistyped',
  422,
  {
    'zh-CN':
      '这个编号好像有一位不对。编号是九位，没有0、1、2、5、8，也没有A、E、I、O、U，请对照纸上再输一次。',
    en: 'One character of this code seems wrong. A code has nine, without 0, 1, 2, 5, 8 and without vowels; please compare it with the paper and type it again.',
  },
  'code',
);
export const CodeUnknown = defineError(
  'code.unknown',
  404,
  {
    'zh-CN': '没有找到这个编号。可以再扫一次，或者打电话问驿站。',
    en: 'There is no such code. You can scan it again, or ring the station.',
  },
  'code',
);
export const CodeStanding = defineError('code.standing', 409, {
  'zh-CN': '这个编号不能单独作废。岗位停招以后，扫码的人会看到已经不招了；文书请在文书里作废。',
  en: 'This code cannot be voided by itself. Once the vacancy is closed, whoever scans it is told so; a paper is voided where papers are.',
});
export const CheckInOld = defineError(
  'code.check_in_old',
  409,
  {
    'zh-CN': '这个签到码已经换过了，没有签上。请回到屏幕前，扫现在显示的那个。',
    en: 'This check-in code has changed since, so you were not checked in. Please scan the one that the screen shows now.',
  },
  'code',
);
export const CheckInFalse = defineError(
  'code.check_in_false',
  422,
  {
    'zh-CN': '这不是驿站的签到码，没有签上。请扫驿站屏幕上的签到码，或者请工作人员帮忙。',
    en: 'This is no check-in code of a station, so you were not checked in. Please scan the one on the station’s screen, or ask its staff.',
  },
  'code',
);
export const CodeVoidedBefore = defineError('code.voided_before', 409, {
  'zh-CN': '这个编号已经作废过了，不用再办。',
  en: 'This code is void already; nothing needs to be done.',
});

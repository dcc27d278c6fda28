import { defineTemplate } from '../template.ts';

/** How long a sign-in code is valid. */
export const CODE_MINUTES = 10;

export const SIGN_IN_TEMPLATES = {
  'sign_in.code': defineTemplate({
    about: { 'zh-CN': '在手机上登录时的验证码', en: 'The code for signing in on a phone' },
    to: 'anybody',
    purpose: 'sign_in',
    lane: 'code',
    lifeMinutes: CODE_MINUTES,
    variables: {
      code: { kind: 'code', about: { 'zh-CN': '验证码', en: 'The code' }, sample: '482913' },
      minutes: {
        kind: 'count',
        about: { 'zh-CN': '几分钟内有效', en: 'Minutes for which it is valid' },
        sample: CODE_MINUTES,
        mayDrop: true,
      },
    },
    texts: {
      sms: {
        'zh-CN': '登录验证码：{code}，{minutes}分钟内有效。请不要告诉别人。',
        en: '{code} is your sign-in code, valid for {minutes} minutes. Do not give it to anybody.',
      },
    },
  }),
} as const;

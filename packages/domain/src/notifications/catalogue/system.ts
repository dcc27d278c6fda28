import { defineTemplate } from '../template.ts';

export const SYSTEM_TEMPLATES = {
  'system.test': defineTemplate({
    about: { 'zh-CN': '管理员试发短信', en: 'A test of the administrator’s' },
    to: 'anybody',
    purpose: 'sign_in',
    lane: 'code',
    lifeMinutes: 60,
    variables: {
      code: {
        kind: 'code',
        about: { 'zh-CN': '编号，用来对上是哪一次', en: 'A number, to tell which test it was' },
        sample: '4829',
      },
    },
    texts: {
      sms: {
        'zh-CN': '这是一条测试短信，编号{code}。收到说明短信通道正常。',
        en: 'This is test message {code}. If you can read it, messages are sent.',
      },
    },
  }),
} as const;

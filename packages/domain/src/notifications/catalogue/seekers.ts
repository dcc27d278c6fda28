import { defineTemplate } from '../template.ts';

/** Messages to people about their own record. */
export const SEEKER_TEMPLATES = {
  'seeker.record_ending': defineTemplate({
    about: {
      'zh-CN': '很久没有联系，档案快要到期删除',
      en: 'Nothing was heard of the person for long, and the record is about to end',
    },
    to: 'seeker',
    purpose: 'progress',
    lane: 'bulk',
    variables: {
      until: {
        kind: 'day',
        about: { 'zh-CN': '哪天以后删除', en: 'The day after which it is erased' },
        sample: '2026-12-18',
      },
    },
    texts: {
      sms: {
        'zh-CN':
          '您很久没有来办事了，{until}以后我们会删除您的求职登记信息。还想留着的话，登录改一下资料，或告诉驿站一声就行。',
        en: 'Nothing was heard of you for long, and after {until} we will erase your registration. To keep it, sign in and update it, or tell the station.',
      },
      inbox: {
        'zh-CN': '{until}以后会删除您的登记信息；还想留着，改一下资料或告诉驿站一声',
        en: 'Your registration will be erased after {until}; to keep it, update it or tell the station',
      },
    },
  }),
} as const;

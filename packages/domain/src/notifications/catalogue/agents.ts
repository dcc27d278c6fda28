import { defineTemplate, type Variable } from '../template.ts';

const agent = {
  kind: 'name',
  about: { 'zh-CN': '代办人的姓名', en: 'Name of whoever acts for the person' },
  sample: '李小红',
} as const satisfies Variable;

const days = {
  kind: 'count',
  about: { 'zh-CN': '几天内要确认', en: 'Days in which to answer' },
  sample: 14,
} as const satisfies Variable;

/** Messages about who acts for whom. Those to a phone name nobody, in case the number is wrong. */
export const AGENT_TEMPLATES = {
  'agent.asked': defineTemplate({
    about: { 'zh-CN': '有人请这个手机号代办', en: 'Somebody asks the owner of the phone to act for them' },
    to: 'anybody',
    purpose: 'progress',
    lane: 'personal',
    lifeMinutes: 24 * 60,
    variables: { days },
    texts: {
      sms: {
        'zh-CN':
          '有人请您帮忙代办求职。请在{days}天内用这个手机号以求职者身份登录，到“我的—我代办的人”里确认；不认识请不用理会。',
        en: 'Somebody asks you to look for work on their behalf. Within {days} days, sign in as a job seeker with this phone and confirm under “Me – People I act for”; if you know nothing of it, ignore this.',
      },
    },
  }),
  'agent.let_go': defineTemplate({
    about: { 'zh-CN': '代办委托已结束', en: 'Somebody is acted for no longer' },
    to: 'anybody',
    purpose: 'progress',
    lane: 'personal',
    lifeMinutes: 24 * 60,
    variables: {},
    texts: {
      sms: {
        'zh-CN': '您代办的一份求职委托已经结束，不能再替对方办理。谢谢您帮忙。',
        en: 'You no longer act for one of the people who asked you to look for work on their behalf. Thank you for your help.',
      },
    },
  }),
  'agent.accepted': defineTemplate({
    about: { 'zh-CN': '代办人接受了委托', en: 'Somebody agreed to act for the person' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: { agent },
    texts: {
      sms: {
        'zh-CN': '{agent}已接受您的委托，可以替您看岗位、办求职的事。不想委托了，随时可以结束。',
        en: '{agent} agreed to look for work on your behalf. You can end this at any time.',
      },
      inbox: {
        'zh-CN': '{agent}已接受委托，可以替您办求职的事；随时可以在“请人代办”里结束',
        en: '{agent} agreed to act for you; you can end this at any time under “Somebody to act for me”',
      },
    },
  }),
  'agent.declined': defineTemplate({
    about: { 'zh-CN': '对方没有接受委托', en: 'Somebody declined to act for the person' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: { agent },
    texts: {
      inbox: {
        'zh-CN': '{agent}没有接受委托，可以另外请人，或者到驿站请工作人员帮忙',
        en: '{agent} declined to act for you; you can ask somebody else, or come to a station',
      },
    },
  }),
  'agent.ended': defineTemplate({
    about: { 'zh-CN': '代办委托已结束（不是本人结束的）', en: 'Somebody acts for the person no longer' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: { agent },
    texts: {
      sms: {
        'zh-CN': '{agent}不再替您代办求职，委托已经结束。还需要有人代办，可以重新委托。',
        en: '{agent} no longer looks for work on your behalf. If you still want somebody to, you can ask again.',
      },
      inbox: {
        'zh-CN': '{agent}不再替您代办，委托已经结束',
        en: '{agent} no longer acts for you; that has ended',
      },
    },
  }),
} as const;

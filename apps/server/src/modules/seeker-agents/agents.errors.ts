import { defineError } from '../../app/errors.ts';

export const AgentUnknown = defineError('agent.unknown', 404, {
  'zh-CN': '没有找到这份委托，可能已经处理过了。请刷新后再看。',
  en: 'There is no such authority; it may have been dealt with already. Please reload.',
});
export const OwnPhone = defineError(
  'agent.own_phone',
  422,
  {
    'zh-CN': '这是本人自己的手机号，不用委托自己。请填代办人的手机号。',
    en: 'This is the person’s own phone; nobody needs to be asked to act for themselves. Please give the phone of somebody else.',
  },
  'phone',
);
export const AgentKnown = defineError(
  'agent.known',
  409,
  {
    'zh-CN': '这个手机号已经在代办人里，没有重复委托。要改办事范围或期限，请先结束原来的委托。',
    en: 'This phone is among those who act for the person already, so nobody was asked twice. To change what they may do or until when, please end that first.',
  },
  'phone',
);
export const TooManyAgents = defineError('agent.too_many', 409, {
  'zh-CN': '一个人同时最多有{most}位代办人。请先结束不再需要的委托。',
  en: 'At most {most} people act for one person at a time. Please end what is not needed any more first.',
});
export const TooManyClients = defineError('agent.too_many_clients', 409, {
  'zh-CN': '一个手机号同时最多替{most}人代办。请先放下不再代办的人，再接受这一位。',
  en: 'One phone acts for at most {most} people at a time. Please lay down those you no longer act for, then accept.',
});
export const AskedToday = defineError(
  'agent.asked_today',
  409,
  {
    'zh-CN': '今天已经给这个手机号发过委托短信，不再重发。请明天再试，或者当面告诉对方用手机号登录。',
    en: 'This phone was asked within a day, and no second message is sent. Please try tomorrow, or tell them to sign in with their phone.',
  },
  'phone',
);
export const TermPast = defineError(
  'agent.term_past',
  422,
  {
    'zh-CN': '到期日已经过去了。请选今天或以后的日子，最晚到{latest}。',
    en: 'The last day has passed. Please choose today or a later day, {latest} at the latest.',
  },
  'until',
);
export const TermLong = defineError(
  'agent.term_long',
  422,
  {
    'zh-CN': '一次委托最长一年，最晚到{latest}。到期后还需要，可以再委托。',
    en: 'An authority lasts a year at most, until {latest}. When it ends it can be given anew.',
  },
  'until',
);
export const PaperLater = defineError(
  'agent.paper_later',
  422,
  {
    'zh-CN': '委托书的日期还没有到。请核对纸上写的日期。',
    en: 'The day of the paper has not come yet. Please check the day written on it.',
  },
  'paper.on',
);
export const NameDiffers = defineError(
  'agent.name_differs',
  422,
  {
    'zh-CN': '姓名和委托人登记的不一样，还没有接受。请填委托人的全名；不认识对方请点“不接受”。',
    en: 'This is not the name of the person who asked, so nothing was accepted. Please give their whole name; if you do not know them, decline.',
  },
  'name',
);

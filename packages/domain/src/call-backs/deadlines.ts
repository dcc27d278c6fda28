import { defineDeadline } from '../deadlines/deadline-rule.ts';

/** When somebody who asked to be called back is called. */
export const CALL_BACK_DEADLINES = {
  'call_back.answer': defineDeadline({
    noun: 'help_request',
    about: { 'zh-CN': '给求助的人回电话', en: 'call back' },
    term: { count: 1, unit: 'workday' },
    rolls: false,
    clause: {
      text: {
        'zh-CN': '驿站服务承诺：工作日一般当天回电，最迟下一个工作日',
        en: 'promise of the stations: on the same workday as a rule, on the next one at the latest',
      },
      isExample: true,
    },
    escalatesAfter: 2,
  }),
  'call_back.again': defineDeadline({
    noun: 'help_request',
    about: { 'zh-CN': '没打通的求助再打', en: 'call back again' },
    term: { count: 1, unit: 'workday' },
    rolls: false,
    clause: {
      text: {
        'zh-CN': '驿站服务承诺：没打通的下一个工作日再打',
        en: 'promise of the stations: a missed call is made again on the next workday',
      },
      isExample: true,
    },
    escalatesAfter: 2,
  }),
} as const;

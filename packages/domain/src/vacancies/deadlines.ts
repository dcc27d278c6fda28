import { defineDeadline } from '../deadlines/deadline-rule.ts';

/** When a vacancy that was submitted is reviewed. While the employer mends what was found, the clock stands still. */
export const VACANCY_DEADLINES = {
  'vacancy.review': defineDeadline({
    noun: 'vacancy',
    about: { 'zh-CN': '核对岗位', en: 'review of a vacancy' },
    term: { count: 3, unit: 'workday' },
    rolls: false,
    clause: {
      text: {
        'zh-CN': '岗位信息审核制度：提交后3个工作日内核对，退回补正的时间不算',
        en: 'house rule of reviews: within 3 workdays of submission, without the days on which it was sent back',
      },
      isExample: true,
    },
    escalatesAfter: 2,
  }),
} as const;

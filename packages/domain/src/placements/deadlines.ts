import { defineDeadline } from '../deadlines/deadline-rule.ts';
import type { FollowUpDay } from './follow-ups.ts';

function askAfter<const D extends FollowUpDay>(days: D) {
  return defineDeadline({
    noun: 'follow_up',
    about: { 'zh-CN': `上岗${days}天回访`, en: `follow-up after ${days} days` },
    // The seventh day is a calendar day: the person on duty next asks, and nothing depends on a holiday.
    term: { count: days, unit: 'day' },
    rolls: false,
    clause: {
      text: {
        'zh-CN': '就业服务回访制度：上岗后第7、30、90天',
        en: 'house rule of follow-ups: 7, 30 and 90 days after the start',
      },
      isExample: true,
    },
    escalatesAfter: 7,
  });
}

/** When staff ask how it is going, counted from the start date. */
export const FOLLOW_UP_DEADLINES = {
  'follow_up.day_7': askAfter(7),
  'follow_up.day_30': askAfter(30),
  'follow_up.day_90': askAfter(90),
  // Not on the same day, and not on one on which nobody is at the desk.
  'follow_up.again': defineDeadline({
    noun: 'follow_up',
    about: { 'zh-CN': '没打通的回访再打', en: 'ring again for a follow-up' },
    term: { count: 1, unit: 'workday' },
    rolls: false,
    clause: {
      text: {
        'zh-CN': '就业服务回访制度：没打通的下一个工作日再打',
        en: 'house rule of follow-ups: a missed call is made again on the next workday',
      },
      isExample: true,
    },
    escalatesAfter: 7,
  }),
} as const;

/** The deadline rule for the question of a given day. */
export function followUpDeadline<D extends FollowUpDay>(day: D): `follow_up.day_${D}` {
  return `follow_up.day_${day}`;
}

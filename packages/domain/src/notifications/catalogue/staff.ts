import { DEADLINE_WORDS } from '../../deadlines/rules.ts';
import { defineTemplate, type Variable } from '../template.ts';
import { employerName, vacancyTitle } from './variables.ts';

const maskedName = {
  kind: 'name',
  about: { 'zh-CN': '姓名，中间隐去', en: 'The name, masked' },
  sample: '王*英',
} as const satisfies Variable;

function counted(what: { readonly 'zh-CN': string; readonly en: string }) {
  return { kind: 'count', about: what, sample: 3 } as const satisfies Variable;
}

const placeName = {
  kind: 'name',
  about: { 'zh-CN': '驿站或县区', en: 'The station, or the county' },
  sample: '岳塘区就业驿站',
} as const satisfies Variable;

const STAFF = { to: 'staff', purpose: 'notices', lane: 'personal' } as const;

/** Messages in the staff inbox. They contain no phone number and no full name. */
export const STAFF_TEMPLATES = {
  'staff.application': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '有人报名', en: 'Somebody applied' },
    variables: { name: maskedName, title: vacancyTitle, employer: employerName },
    texts: {
      inbox: {
        'zh-CN': '{name}报名了“{title}”（{employer}）',
        en: '{name} applied for “{title}” ({employer})',
      },
    },
  }),
  'staff.call_back': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '有人请驿站回电', en: 'Somebody asked to be rung back' },
    variables: { title: { ...vacancyTitle, mayLack: true } },
    texts: {
      inbox: {
        'zh-CN': '有人请驿站回电[，想问“{title}”]',
        en: 'Somebody asked to be rung back[ about “{title}”]',
      },
    },
  }),
  'staff.review': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '岗位等待审核', en: 'A vacancy waits for review' },
    variables: { title: vacancyTitle, employer: employerName },
    texts: {
      inbox: {
        'zh-CN': '“{title}”（{employer}）等待审核',
        en: '“{title}” ({employer}) waits for review',
      },
    },
  }),
  'staff.verify': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '单位资料等待核实', en: 'An employer waits to be verified' },
    variables: { employer: employerName },
    texts: {
      inbox: { 'zh-CN': '{employer}等待核实', en: '{employer} waits to be verified' },
    },
  }),
  'staff.day': defineTemplate({
    ...STAFF,
    about: {
      'zh-CN': '早上提醒：今天的面试和回访',
      en: 'In the morning: interviews and follow-ups of the day',
    },
    variables: {
      place: placeName,
      interviews: counted({ 'zh-CN': '今天的面试', en: 'Interviews of the day' }),
      followUps: counted({ 'zh-CN': '到期的回访', en: 'Follow-ups that are due' }),
    },
    texts: {
      inbox: {
        'zh-CN': '{place}今天有{interviews}场面试，{followUps}个回访到期',
        en: '{place} today: {interviews} interviews, {followUps} follow-ups due',
      },
    },
  }),
  'staff.overdue': defineTemplate({
    ...STAFF,
    about: {
      'zh-CN': '超过期限还没有办，告诉上级',
      en: 'Something was not done in time; told to whoever is above',
    },
    variables: {
      place: placeName,
      what: {
        kind: 'choice',
        about: { 'zh-CN': '要办的事', en: 'What was to be done' },
        sample: 'follow_up.day_7',
        words: DEADLINE_WORDS,
      },
      due: { kind: 'day', about: { 'zh-CN': '期限', en: 'The last day' }, sample: '2026-11-30' },
    },
    texts: {
      inbox: {
        'zh-CN': '{place}的“{what}”超过期限（{due}）还没有办，请督促',
        en: '{place}: “{what}” was due on {due} and is not done; please see to it',
      },
    },
  }),
  'staff.interview_untold': defineTemplate({
    ...STAFF,
    about: {
      'zh-CN': '面试又改了，今天已发过变更短信，要打电话告诉本人',
      en: 'An interview was moved again after today’s message: the person has to be rung',
    },
    variables: { name: maskedName, title: vacancyTitle },
    texts: {
      inbox: {
        'zh-CN': '“{title}”的面试又改了，今天的变更短信已发过，请打电话告诉{name}',
        en: 'The interview for “{title}” was moved again after today’s message; please ring {name}',
      },
    },
  }),
  'staff.messages_stuck': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '有短信没有发出去', en: 'Messages were not delivered' },
    variables: { count: counted({ 'zh-CN': '条数', en: 'How many' }) },
    texts: {
      inbox: {
        'zh-CN': '有{count}条短信没有发出去，请看原因',
        en: '{count} messages were not delivered; please see why',
      },
    },
  }),
  'staff.parked': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '后台的事情停下来了', en: 'Work in the background was set aside' },
    variables: { what: { kind: 'words', about: { 'zh-CN': '什么事', en: 'What' }, sample: '回访安排' } },
    texts: {
      inbox: {
        'zh-CN': '后台的“{what}”停下来了，需要有人处理',
        en: 'In the background “{what}” was set aside; somebody has to look',
      },
    },
  }),
} as const;

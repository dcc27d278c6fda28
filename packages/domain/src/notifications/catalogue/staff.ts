import { APPROVAL_WORDS } from '../../approvals/words.ts';
import { DEADLINE_WORDS } from '../../deadlines/rules.ts';
import { WORKLIST_WORDS } from '../../worklist/index.ts';
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

const colleague = {
  kind: 'name',
  about: { 'zh-CN': '同事姓名', en: 'The colleague’s name' },
  sample: '陈站长',
} as const satisfies Variable;

const words = {
  kind: 'words',
  about: { 'zh-CN': '留的话，可能没有', en: 'A note, where there is one' },
  sample: '她下周二有空',
  mayLack: true,
} as const satisfies Variable;

/** Codes of another version have no words. */
const STEP_WORDS: Readonly<Record<string, Readonly<Record<'zh-CN' | 'en', string>>>> = APPROVAL_WORDS;

const step = {
  kind: 'choice',
  about: { 'zh-CN': '要复核的事', en: 'The step that takes a second person' },
  sample: 'employer.blacklist',
  words: STEP_WORDS,
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
  'staff.assigned': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '有一条记录交给您办', en: 'You were put in charge of a record' },
    variables: { by: colleague, note: words },
    texts: {
      inbox: {
        'zh-CN': '{by}请您做一条记录的经办人[：{note}]',
        en: '{by} put you in charge of a record[: {note}]',
      },
    },
  }),
  'staff.handed_over': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '有一条记录移交给您', en: 'A record was handed over to you' },
    variables: { by: colleague, note: words },
    texts: {
      inbox: {
        'zh-CN': '{by}把一条记录移交给您[：{note}]',
        en: '{by} handed a record over to you[: {note}]',
      },
    },
  }),
  'staff.handed_over_all': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '同事手上的记录都移交给您', en: 'All records of a colleague were handed over to you' },
    variables: { name: colleague, count: counted({ 'zh-CN': '条数', en: 'How many' }) },
    texts: {
      inbox: {
        'zh-CN': '{name}手上的{count}条记录移交给您了',
        en: '{count} records of {name} were handed over to you',
      },
    },
  }),
  'staff.left_records': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '停用的账号手上还有记录', en: 'Somebody who left has records in their name' },
    variables: { name: colleague, count: counted({ 'zh-CN': '条数', en: 'How many' }) },
    texts: {
      inbox: {
        'zh-CN': '{name}的账号停用了，手上还有{count}条记录要移交',
        en: '{name} left; {count} records have to be handed over',
      },
    },
  }),
  'staff.day': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '早上提醒：今天要办的事', en: 'In the morning: what waits today' },
    variables: {
      work: {
        kind: 'tally',
        about: { 'zh-CN': '各有多少要办', en: 'How much waits of each kind' },
        sample: 'interview.booked 2,follow_up.due 3',
        words: WORKLIST_WORDS,
        // Notes of an earlier version named interviews and follow-ups alone.
        mayLack: true,
      },
      overdue: { ...counted({ 'zh-CN': '已过期的', en: 'How much is overdue' }), mayLack: true },
    },
    texts: {
      inbox: {
        'zh-CN': '今天要办的事[：{work}][，其中{overdue}件已过期]',
        en: 'What waits today[: {work}][; {overdue} overdue]',
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
  'staff.approval_asked': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '有一件事等您复核', en: 'A step waits for you as the second person' },
    variables: { what: step, by: colleague },
    texts: {
      inbox: {
        'zh-CN': '{by}提交的“{what}”等着复核',
        en: '{by} asked for a step that takes a second person: {what}',
      },
    },
  }),
  'staff.approval_approved': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '您提交的事复核通过了', en: 'What you asked for was approved' },
    variables: { what: step },
    texts: {
      inbox: {
        'zh-CN': '您提交的“{what}”复核通过，已经执行',
        en: 'What you asked for was approved and done: {what}',
      },
    },
  }),
  'staff.approval_declined': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '您提交的事复核没通过', en: 'What you asked for was declined' },
    variables: { what: step },
    texts: {
      inbox: {
        'zh-CN': '您提交的“{what}”复核没通过，点开看原因',
        en: 'What you asked for was declined; open it to see why: {what}',
      },
    },
  }),
  'staff.approval_expired': defineTemplate({
    ...STAFF,
    about: { 'zh-CN': '您提交的事过期了', en: 'What you asked for expired' },
    variables: { what: step },
    texts: {
      inbox: {
        'zh-CN': '您提交的“{what}”到期没有人复核，没有执行',
        en: 'Nobody approved in time what you asked for, and it was not done: {what}',
      },
    },
  }),
} as const;

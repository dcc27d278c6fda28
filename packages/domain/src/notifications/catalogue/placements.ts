import { defineTemplate, type Variable } from '../template.ts';
import {
  employerName,
  payText,
  personName,
  phoneLine,
  politeName,
  siteName,
  vacancyTitle,
} from './variables.ts';

const interviewAt = {
  kind: 'moment',
  about: { 'zh-CN': '面试时间', en: 'When the interview is' },
  sample: '2026-11-25T02:00:00Z',
} as const satisfies Variable;

const interviewMode = {
  kind: 'choice',
  about: { 'zh-CN': '面试方式', en: 'How it is held' },
  sample: 'at_employer',
  words: {
    at_employer: { 'zh-CN': '到单位面试', en: 'at the employer' },
    at_site: { 'zh-CN': '在驿站面试', en: 'at the station' },
    video: { 'zh-CN': '视频面试', en: 'by video' },
    phone: { 'zh-CN': '电话面试', en: 'by phone' },
  },
} as const satisfies Variable;

const interviewPlace = {
  kind: 'place',
  about: {
    'zh-CN': '面试地点；没有填，或者里面有联系方式、链接、收费字样时不显示',
    en: 'Where; left out when nothing was given, or when it carries contacts, links or demands for money',
  },
  sample: '雨湖区韶山西路18号一楼',
  mayLack: true,
} as const satisfies Variable;

const interview = {
  name: personName,
  title: vacancyTitle,
  employer: employerName,
  at: interviewAt,
  mode: interviewMode,
  place: interviewPlace,
} as const;

const count = {
  kind: 'count',
  about: { 'zh-CN': '个数', en: 'How many' },
  sample: 3,
} as const satisfies Variable;

/** Messages to people about their placements. */
export const PLACEMENT_TEMPLATES = {
  'placement.referred': defineTemplate({
    about: { 'zh-CN': '工作人员推荐了一个岗位', en: 'Staff referred the person to a vacancy' },
    to: 'seeker',
    purpose: 'offers',
    lane: 'personal',
    variables: {
      name: personName,
      site: siteName,
      title: vacancyTitle,
      employer: employerName,
      pay: payText,
      line: phoneLine,
    },
    texts: {
      sms: {
        'zh-CN':
          '{name}您好，{site}为您推荐了“{title}”（{employer}，{pay}）。[咨询电话{line}，]也可登录查看。',
        en: '{name}, {site} suggests “{title}” to you ({employer}, {pay}). [Questions: {line}. ]You can also sign in to see it.',
      },
      inbox: {
        'zh-CN': '{site}为您推荐了“{title}”（{employer}，{pay}）',
        en: '{site} suggests “{title}” to you ({employer}, {pay})',
      },
    },
  }),
  'placement.referred_many': defineTemplate({
    about: {
      'zh-CN': '工作人员一次推荐了几个岗位',
      en: 'Staff referred the person to several vacancies at once',
    },
    to: 'seeker',
    purpose: 'offers',
    lane: 'personal',
    variables: {
      name: personName,
      site: siteName,
      count,
      title: vacancyTitle,
      employer: employerName,
      line: phoneLine,
    },
    texts: {
      sms: {
        'zh-CN':
          '{name}您好，{site}为您推荐了{count}个岗位，第一个是“{title}”（{employer}）。[咨询电话{line}，]也可登录查看。',
        en: '{name}, {site} suggests {count} vacancies to you, the first is “{title}” ({employer}). [Questions: {line}. ]You can also sign in to see them.',
      },
      inbox: {
        'zh-CN': '{site}为您推荐了{count}个岗位，第一个是“{title}”（{employer}）',
        en: '{site} suggests {count} vacancies to you, the first is “{title}” ({employer})',
      },
    },
  }),
  'placement.accepted': defineTemplate({
    about: { 'zh-CN': '单位愿意进一步了解', en: 'The employer would like to go on' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: { title: vacancyTitle, employer: employerName },
    texts: {
      inbox: {
        'zh-CN': '“{title}”：{employer}愿意进一步了解您，请留意电话',
        en: '“{title}”: {employer} would like to know more about you; please watch for a call',
      },
    },
  }),
  'placement.interview_booked': defineTemplate({
    about: { 'zh-CN': '约好了面试', en: 'An interview was booked' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: interview,
    texts: {
      sms: {
        'zh-CN':
          '{name}您好，“{title}”（{employer}）的面试约在{at}，{mode}[，地点：{place}]。不方便请提前告诉我们。',
        en: '{name}, your interview for “{title}” ({employer}) is on {at}, {mode}[, place: {place}]. Please tell us in time if it does not suit.',
      },
      inbox: {
        'zh-CN': '“{title}”（{employer}）的面试约在{at}，{mode}[，地点：{place}]',
        en: 'Your interview for “{title}” ({employer}) is on {at}, {mode}[, place: {place}]',
      },
    },
  }),
  'placement.interview_moved': defineTemplate({
    about: { 'zh-CN': '面试改了时间或地点', en: 'An interview was moved' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: interview,
    texts: {
      sms: {
        'zh-CN':
          '{name}您好，“{title}”（{employer}）的面试改到{at}，{mode}[，地点：{place}]。不方便请提前告诉我们。',
        en: '{name}, your interview for “{title}” ({employer}) was moved to {at}, {mode}[, place: {place}]. Please tell us in time if it does not suit.',
      },
      inbox: {
        'zh-CN': '“{title}”（{employer}）的面试改到{at}，{mode}[，地点：{place}]',
        en: 'Your interview for “{title}” ({employer}) was moved to {at}, {mode}[, place: {place}]',
      },
    },
  }),
  'placement.interview_called_off': defineTemplate({
    about: { 'zh-CN': '面试取消了', en: 'An interview was called off' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: { name: personName, title: vacancyTitle, employer: employerName, at: interviewAt },
    texts: {
      sms: {
        'zh-CN': '{name}您好，{at}“{title}”（{employer}）的面试取消了，请不要白跑。我们会再和您联系。',
        en: '{name}, your interview for “{title}” ({employer}) on {at} was called off; please do not come. We will contact you.',
      },
      inbox: {
        'zh-CN': '{at}“{title}”（{employer}）的面试取消了',
        en: 'Your interview for “{title}” ({employer}) on {at} was called off',
      },
    },
  }),
  'placement.hired': defineTemplate({
    about: { 'zh-CN': '登记了录用', en: 'A hire was recorded' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: {
      name: personName,
      title: vacancyTitle,
      employer: employerName,
      start: { kind: 'day', about: { 'zh-CN': '上岗日期', en: 'First day of work' }, sample: '2026-11-30' },
    },
    texts: {
      sms: {
        'zh-CN':
          '{name}您好，恭喜！“{title}”（{employer}）已登记录用，{start}上岗。我们会在上岗后第7、30、90天回访，有困难随时联系。',
        en: '{name}, congratulations! You are hired for “{title}” ({employer}), starting {start}. We will ask how it goes after 7, 30 and 90 days; call us any time.',
      },
      inbox: {
        'zh-CN': '恭喜！“{title}”（{employer}）已登记录用，{start}上岗',
        en: 'Congratulations! You are hired for “{title}” ({employer}), starting {start}',
      },
    },
  }),
  'placement.vacancy_filled': defineTemplate({
    about: { 'zh-CN': '报名的岗位已经招满', en: 'The vacancy was filled by others' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'bulk',
    variables: { name: personName, title: vacancyTitle, employer: employerName },
    texts: {
      sms: {
        'zh-CN': '{name}您好，您报名的“{title}”（{employer}）已经招满。我们会继续为您留意别的岗位。',
        en: '{name}, “{title}” ({employer}), for which you applied, is filled. We will go on looking for you.',
      },
      inbox: {
        'zh-CN': '您报名的“{title}”（{employer}）已经招满，我们会继续为您留意',
        en: '“{title}” ({employer}), for which you applied, is filled; we will go on looking',
      },
    },
  }),
  'placement.vacancy_withdrawn': defineTemplate({
    about: { 'zh-CN': '报名的岗位不招了', en: 'The vacancy was withdrawn' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'bulk',
    variables: { name: personName, title: vacancyTitle, employer: employerName },
    texts: {
      sms: {
        'zh-CN': '{name}您好，您报名的“{title}”（{employer}）不再招人了。我们会继续为您留意别的岗位。',
        en: '{name}, “{title}” ({employer}), for which you applied, is no longer open. We will go on looking for you.',
      },
      inbox: {
        'zh-CN': '您报名的“{title}”（{employer}）不再招人了，我们会继续为您留意',
        en: '“{title}” ({employer}), for which you applied, is no longer open; we will go on looking',
      },
    },
  }),
  'placement.declined': defineTemplate({
    about: { 'zh-CN': '单位没有选中', en: 'The employer chose somebody else' },
    to: 'seeker',
    purpose: 'progress',
    lane: 'personal',
    variables: { title: vacancyTitle, employer: employerName },
    texts: {
      inbox: {
        'zh-CN': '“{title}”（{employer}）这次没有成，我们会继续为您留意',
        en: '“{title}” ({employer}) did not work out this time; we will go on looking',
      },
    },
  }),
} as const;

/** Messages to employers about their candidates; no full name before both sides have agreed. */
export const CANDIDATE_TEMPLATES = {
  'candidate.applied': defineTemplate({
    about: { 'zh-CN': '有人报名', en: 'Somebody applied' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { name: politeName, title: vacancyTitle },
    texts: {
      inbox: { 'zh-CN': '{name}报名了“{title}”', en: '{name} applied for “{title}”' },
    },
  }),
  'candidate.referred': defineTemplate({
    about: { 'zh-CN': '驿站推荐了人选', en: 'The station referred somebody' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { name: politeName, title: vacancyTitle },
    texts: {
      inbox: { 'zh-CN': '驿站为“{title}”推荐了{name}', en: 'The station referred {name} for “{title}”' },
    },
  }),
  'candidate.interview': defineTemplate({
    about: { 'zh-CN': '驿站约好了面试', en: 'The station booked an interview' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { name: politeName, title: vacancyTitle, at: interviewAt, mode: interviewMode },
    texts: {
      inbox: {
        'zh-CN': '“{title}”约了{name}面试：{at}，{mode}',
        en: '“{title}”: interview with {name} on {at}, {mode}',
      },
    },
  }),
  'candidate.interview_called_off': defineTemplate({
    about: { 'zh-CN': '驿站取消了面试', en: 'The station called an interview off' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { name: politeName, title: vacancyTitle, at: interviewAt },
    texts: {
      inbox: {
        'zh-CN': '“{title}”{at}{name}的面试取消了',
        en: '“{title}”: the interview with {name} on {at} was called off',
      },
    },
  }),
  'candidate.withdrew': defineTemplate({
    about: { 'zh-CN': '求职者不来了', en: 'The person withdrew' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { name: politeName, title: vacancyTitle },
    texts: {
      inbox: { 'zh-CN': '“{title}”的{name}不考虑了', en: '{name} no longer wants “{title}”' },
    },
  }),
} as const;

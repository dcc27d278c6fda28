import { defineTemplate, type Variable } from '../template.ts';
import { employerName, vacancyTitle } from './variables.ts';

const reason = {
  kind: 'words',
  about: { 'zh-CN': '原因，可能没有', en: 'Why, where somebody said so' },
  sample: '工资没有写清楚',
  mayLack: true,
} as const satisfies Variable;

/** Messages to employers about their record and their vacancies. */
export const EMPLOYER_TEMPLATES = {
  'employer.invited': defineTemplate({
    about: { 'zh-CN': '单位邀请同事一起招人', en: 'An employer asks somebody to act for it' },
    to: 'anybody',
    purpose: 'progress',
    lane: 'personal',
    lifeMinutes: 24 * 60,
    variables: { employer: employerName },
    texts: {
      sms: {
        'zh-CN': '{employer}邀请您一起管理招聘。用这个手机号以单位身份登录，就能看到邀请；不认识请不用理会。',
        en: '{employer} asks you to help with its vacancies. Sign in as an employer with this phone to see the invitation; if you do not know it, ignore this.',
      },
    },
  }),
  'employer.verified': defineTemplate({
    about: { 'zh-CN': '单位资料已核实', en: 'The employer was verified' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: {},
    texts: {
      inbox: {
        'zh-CN': '单位资料已核实，岗位审核通过后就能发布',
        en: 'Your archive is verified; vacancies can be published once they are reviewed',
      },
    },
  }),
  'employer.refused': defineTemplate({
    about: { 'zh-CN': '单位资料没有通过核实', en: 'The employer was not verified' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { reason },
    texts: {
      inbox: {
        'zh-CN': '单位资料没有通过核实[：{reason}]，请改好后再提交',
        en: 'Your archive was not verified[: {reason}]; please correct it and send it again',
      },
    },
  }),
  'employer.vacancy_published': defineTemplate({
    about: { 'zh-CN': '岗位已发布', en: 'A vacancy was published' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { title: vacancyTitle },
    texts: { inbox: { 'zh-CN': '“{title}”已发布', en: '“{title}” is published' } },
  }),
  'employer.vacancy_returned': defineTemplate({
    about: { 'zh-CN': '岗位需要修改', en: 'A vacancy was sent back' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { title: vacancyTitle, reason },
    texts: {
      inbox: {
        'zh-CN': '“{title}”需要修改[：{reason}]',
        en: '“{title}” needs a change[: {reason}]',
      },
    },
  }),
  'employer.vacancy_closed': defineTemplate({
    about: { 'zh-CN': '岗位已下架', en: 'A vacancy was closed' },
    to: 'employer',
    purpose: 'progress',
    lane: 'personal',
    variables: { title: vacancyTitle, reason },
    texts: {
      inbox: { 'zh-CN': '“{title}”已下架[：{reason}]', en: '“{title}” is closed[: {reason}]' },
    },
  }),
} as const;

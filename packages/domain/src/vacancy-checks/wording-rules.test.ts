import { describe, expect, it } from 'vitest';
import { checkVacancy } from './check-vacancy.ts';
import type { CheckCode } from './texts.ts';
import { soundContext, soundVacancy } from './test-vacancy.ts';

/** Codes of the wording rules found in a description. */
const codesIn = (description: string): string[] =>
  checkVacancy(
    soundVacancy({ description: `${soundVacancy().description}\n${description}` }),
    soundContext(),
  ).map(({ code }) => code);
const codesInTitle = (title: string): string[] =>
  checkVacancy(soundVacancy({ title }), soundContext()).map(({ code }) => code);

describe('wording that is a finding', () => {
  it.each<[CheckCode, string]>([
    ['discrimination_sex', '限女性'],
    ['discrimination_sex', '要求：男性优先'],
    ['discrimination_sex', '1、女，22-48岁，身体健康'],
    ['discrimination_sex', '任职要求：男，中专以上学历'],
    ['discrimination_sex', '性别：女'],
    ['discrimination_sex', '男女不限，女士优先'],
    ['discrimination_sex', '做男装裤子，只要女性，包住'],
    ['discrimination_age', '年龄：18-35岁'],
    ['discrimination_age', '性别不限，年龄18-40周岁'],
    ['discrimination_age', '5.45周岁（含）以下'],
    ['discrimination_age', '年龄45以内'],
    ['discrimination_age', '95后优先'],
    ['discrimination_marriage', '已婚已育优先'],
    ['discrimination_marriage', '入职两年内不得怀孕'],
    ['discrimination_marriage', '入职需做孕检'],
    ['discrimination_native_place', '仅限本地户口'],
    ['discrimination_native_place', '本地人优先'],
    ['discrimination_native_place', '不招河南人'],
    ['discrimination_ethnicity', '少数民族勿扰'],
    ['discrimination_ethnicity', '要求汉族'],
    ['discrimination_ethnicity', '无宗教信仰'],
    ['discrimination_hepatitis', '入职体检含乙肝五项'],
    ['discrimination_hepatitis', '不能有大小三阳'],
    ['discrimination_disability', '残疾人勿扰'],
    ['discrimination_infection', '身体健康，无传染病'],
    ['fee_charged', '入职需交押金200元'],
    ['fee_charged', '服装费300元，做满三个月退'],
    ['fee_charged', '体检费自理'],
    ['fee_charged', '不限学历，需交纳培训费'],
    ['fee_charged', '先学后付，包就业'],
    ['fee_mentioned', '另有培训费说明'],
    ['fraud_words', '兼职刷单，一单一结'],
    ['fraud_words', '无经验，在家打字日赚2000'],
    ['fraud_words', '高价收购银行卡'],
    ['document_held', '入职押身份证'],
    ['contact_in_text', '有意加微信：zhaopin_2026'],
    ['contact_in_text', '电话1３8-1234-5678'],
  ])('%s: %s', (code, text) => {
    expect(codesIn(text)).toContain(code);
  });

  it.each(['男普工', '后道女杂工', '质检员（女性）', '招女服务员'])('a sex in the title %s', (title) => {
    expect(codesInTitle(title)).toContain('discrimination_sex');
  });
});

describe('wording that is not a finding', () => {
  it.each([
    '男女不限，性别不限',
    '男、女均可',
    '男18-60岁，女18-60岁',
    '身高男168以上，女158以上',
    '男员工享受陪产假，女员工享受产假',
    '教职工子女优先入学',
    '负责女装、男鞋的销售',
    '熟悉女性消费者的需要',
    '联系人：张女士',
    '年龄不限，学历不限',
    '年满18周岁以上',
    '年龄18-60岁',
    '教3-6岁儿童画画，10-15岁青少年编程',
    '做事认真，合同期35-40个月',
    '公司平均年龄28岁',
    '购买养老、医疗、生育、工伤保险',
    '婚育礼金、结婚礼金、婚假产假',
    '提供单身公寓',
    '为单身会员牵线搭桥',
    '婚否不限，未婚已婚均可',
    '户籍不限，民族不限，地域不限',
    '适应外地出差，外地员工报销车费',
    '可办理落户，解决户口问题',
    '负责乙肝患者的治疗和随访',
    '入职体检不查乙肝',
    '残疾人优先录取',
    '本公司招聘不收取任何费用及押金',
    '本工作无任何报名费，培训费，入会费，保证金等，完全免费',
    '绝不以任何名义向求职者收取报名费、服装费、押金',
    '0押金入职，不交培训费',
    '培训费全免，体检费公司报销',
    '负责房屋押金的退还和投标保证金的缴纳',
    '推荐朋友入职，你有介绍费2000元',
    '严禁刷单，谨防兼职刷单诈骗',
    '负责活动宣传销售',
    '负责手机性能跑分测试',
    '公司提供电话卡和微信号',
    '面试请带身份证原件，入职交身份证复印件',
    '不扣押任何证件',
    '熟悉微信小程序，负责微信公众号',
    '综合薪资13000-18000，上不封顶',
  ])('%s', (text) => {
    expect(codesIn(text)).toEqual([]);
  });

  it.each(['女装导购', '男科医生助理', '妇科护士', '女鞋设计师', '子女教育顾问'])('the title %s', (title) => {
    expect(codesInTitle(title)).toEqual([]);
  });
});

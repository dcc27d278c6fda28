import { defineError, type Bilingual, type DomainError } from '../../app/errors.ts';

export const FactUnfit = defineError(
  'rules.fact',
  422,
  {
    'zh-CN': '这个回答不符合问题要的内容，或者这一项写在求职者档案里、要在档案里改。没有保存。',
    en: 'This does not answer the question, or it stands in the person’s record and is changed there. Nothing was saved.',
  },
  'value',
);
export const RuleNone = defineError('rules.none', 409, {
  'zh-CN': '这里还没有可以照着改的规则，没有新建草稿。请联系平台管理员。',
  en: 'No rule holds here that a draft could start from; nothing was made. Please ask whoever runs the platform.',
});
export const RuleUsed = defineError('rules.used', 409, {
  'zh-CN': '已经发布的规则不能再改，因为有人按它得到过答复，没有保存。请新建草稿，从某一天起接替它。',
  en: 'What was published is never changed, because answers were given by it; nothing was saved. Please begin a draft that follows it from a day on.',
});
const Problems = defineError(
  'rules.problems',
  422,
  {
    'zh-CN': '规则还有问题，没有继续：{problems}草稿还在，请改好再试。',
    en: 'The rule has problems, and nothing was done: {problems} The draft is kept; please mend it and try again.',
  },
  'content',
);
/** What keeps a rule from going on, each problem in the reader's language. */
export function RuleProblems(problems: readonly Bilingual[]): DomainError {
  const zh = Problems({ problems: problems.map((one) => one['zh-CN']).join('') });
  const en = Problems({ problems: problems.map((one) => one.en).join(' ') });
  const text = { 'zh-CN': zh.text['zh-CN'], en: en.text.en };
  const fields = (zh.options.fields ?? []).map((field) => ({ ...field, text }));
  return Object.assign(Problems({}, { fields }), { text });
}
export const RuleDay = defineError(
  'rules.day',
  422,
  {
    'zh-CN': '请写明从哪一天起生效，要在今天或以后。草稿还在，没有发布。',
    en: 'Please say from which day it holds, today or later. The draft is kept; nothing was published.',
  },
  'from',
);
export const RuleOverlap = defineError(
  'rules.overlap',
  409,
  {
    'zh-CN': '从这一天起已经有另一个发布的版本，没有发布。请换一个日期，或先撤回那个版本。',
    en: 'Another published version begins on this day or later; nothing was published. Please choose another day, or withdraw that version first.',
  },
  'from',
);
export const RuleBegun = defineError('rules.begun', 409, {
  'zh-CN': '这个版本已经生效，有人按它得到过答复，不能撤回，没有改动。请新建草稿，从某一天起接替它。',
  en: 'This version holds already and answers were given by it, so it is not withdrawn; nothing was changed. Please begin a draft that follows it from a day on.',
});
export const ComparisonBusy = defineError('rules.comparing', 409, {
  'zh-CN': '这份草稿正在试算，没有再开始一次。请等它算完，或者先停下。',
  en: 'This draft is being compared already; no second comparison was started. Please wait for it, or stop it first.',
});

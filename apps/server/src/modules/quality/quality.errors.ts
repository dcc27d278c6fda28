import { defineError } from '../../app/errors.ts';

export const PolicyUnknown = defineError('policy.unknown', 404, {
  'zh-CN': '没有这个版本的匹配权重。请刷新后从历史里重新选择。',
  en: 'There is no such version of the weights. Please reload and choose from the history again.',
});
export const PolicyState = defineError('policy.state', 409, {
  'zh-CN':
    '这个版本现在不能这样处理：只有待启用的和用过的版本能启用，只有待启用的能否决。请刷新看看最新情况。',
  en: 'This version cannot be handled like that now: only proposed and earlier versions can be put into use, and only proposed ones turned down. Please reload to see how it stands.',
});
export const PolicyWeightsInvalid = defineError(
  'policy.weights',
  422,
  {
    'zh-CN': '权重里有不认识的规则，或者“工种”是0。请按页面列出的规则填写，“工种”至少为1。',
    en: 'The weights name a rule that does not exist, or occupation is 0. Please fill in the rules listed on the page, with occupation at least 1.',
  },
  'weights',
);

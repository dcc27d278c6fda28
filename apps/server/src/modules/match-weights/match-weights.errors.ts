import { defineError, type FieldComplaint } from '../../app/errors.ts';

export const PolicyUnknown = defineError('policy.unknown', 404, {
  'zh-CN': '没有这个版本的匹配权重。请刷新后从历史里重新选择。',
  en: 'There is no such version of the weights. Please reload and choose from the history again.',
});
export const PolicyState = defineError('policy.state', 409, {
  'zh-CN':
    '这个版本现在不能这样处理：只有待启用的和用过的版本能启用，只有待启用的能否决。请刷新看看最新情况。',
  en: 'This version cannot be handled like that now: only proposed and earlier versions can be put into use, and only proposed ones turned down. Please reload to see how it stands.',
});
export const PolicyWeightsInvalid = defineError('policy.weights', 422, {
  'zh-CN':
    '权重没有保存，在用的还是原来的版本：有的规则没有填、不认识，或者超出了范围。请按列出的几处改好再存；页面开久了的话，请先刷新。',
  en: 'The weights were not saved and the former version stays in use: some rules are missing, unknown or out of bounds. Please correct those listed and save again; if the page has been open for long, reload it first.',
});

/** One error in declared weights, at the path of the request. */
export function weightComplaint(
  side: string,
  rule: string,
  what: 'unknown' | 'missing' | { least: number; most: number },
): FieldComplaint {
  const path = `weights.${side}.${rule}`;
  if (what === 'unknown') {
    return {
      path,
      code: 'policy.rule_unknown',
      text: {
        'zh-CN': `“${path}”：没有这条规则，请去掉。`,
        en: `"${path}": there is no such rule; please leave it out.`,
      },
    };
  }
  if (what === 'missing') {
    return {
      path,
      code: 'policy.rule_missing',
      text: {
        'zh-CN': `“${path}”：没有填，每条规则都要有权重，不看的填0。`,
        en: `"${path}": it is missing; every rule needs a weight, 0 where it is not to count.`,
      },
    };
  }
  return {
    path,
    code: 'policy.weight_bounds',
    text: {
      'zh-CN': `“${path}”：请填 ${what.least} 到 ${what.most} 的整数。`,
      en: `"${path}": please give a whole number from ${what.least} to ${what.most}.`,
    },
  };
}

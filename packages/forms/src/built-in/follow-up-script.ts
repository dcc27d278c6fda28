import type { FormDefinition } from '../definition.ts';
import { isOneOf, saysYes } from '../rules-in-short.ts';

/** What staff ask a person some days after they began to work, in the order of the talk. */
export const followUpScriptV1: FormDefinition = {
  title: { 'zh-CN': '回访问什么', en: 'What to ask' },
  note: {
    'zh-CN': '“您好，我是驿站的。想问问您上班还顺利吗，方便说两分钟吗？”',
    en: '“Good day, this is the station. We would like to know how work is going. Do you have two minutes?”',
  },
  fields: [
    {
      kind: 'yes_no',
      key: 'at_work',
      label: { 'zh-CN': '还在这家上班吗', en: 'Are you still working there?' },
    },
    {
      kind: 'yes_no',
      key: 'pay_as_said',
      label: { 'zh-CN': '工资是按说好的发的吗', en: 'Is the pay what was agreed?' },
      shown: saysYes('at_work'),
    },
    {
      kind: 'text',
      key: 'pay_differs',
      label: { 'zh-CN': '差在哪里', en: 'What is different' },
      shown: saysYes('pay_as_said', false),
      required: saysYes('pay_as_said', false),
      most: 200,
    },
    {
      kind: 'choice',
      key: 'contract',
      label: { 'zh-CN': '签劳动合同了吗', en: 'Is there a written contract?' },
      shown: saysYes('at_work'),
      options: [
        { value: 'yes', label: { 'zh-CN': '签了', en: 'yes' } },
        { value: 'promised', label: { 'zh-CN': '说要签还没签', en: 'promised, not yet' } },
        { value: 'no', label: { 'zh-CN': '没有', en: 'no' } },
      ],
    },
    {
      kind: 'choice',
      key: 'content',
      label: { 'zh-CN': '干得还顺心吗', en: 'How is it going?' },
      shown: saysYes('at_work'),
      options: [
        { value: 'well', label: { 'zh-CN': '挺好', en: 'well' } },
        { value: 'fair', label: { 'zh-CN': '还行', en: 'all right' } },
        { value: 'hard', label: { 'zh-CN': '有难处', en: 'with difficulty' } },
      ],
    },
    {
      kind: 'choice',
      key: 'left_why',
      label: { 'zh-CN': '为什么不做了', en: 'Why did you leave?' },
      shown: saysYes('at_work', false),
      options: [
        { value: 'pay', label: { 'zh-CN': '工资', en: 'the pay' } },
        { value: 'hours', label: { 'zh-CN': '时间、太累', en: 'the hours, too tiring' } },
        { value: 'way', label: { 'zh-CN': '太远', en: 'too far' } },
        { value: 'people', label: { 'zh-CN': '处不来', en: 'the people there' } },
        { value: 'family', label: { 'zh-CN': '家里有事', en: 'the family' } },
        { value: 'ended', label: { 'zh-CN': '活干完了、对方不用了', en: 'the work ended' } },
        { value: 'other', label: { 'zh-CN': '其他', en: 'something else' } },
      ],
    },
    {
      kind: 'long_text',
      key: 'trouble',
      label: { 'zh-CN': '有什么难处', en: 'What is hard' },
      shown: { kind: 'or', of: [isOneOf('content', 'hard'), isOneOf('left_why', 'other')] },
      most: 500,
    },
    {
      kind: 'yes_no',
      key: 'wants_help',
      label: { 'zh-CN': '要不要我们再帮着找', en: 'Shall we look for other work?' },
    },
  ],
};

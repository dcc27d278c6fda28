import type { FormDefinition } from '../definition.ts';

/** The step of registration in which people say in their own words what they are looking for. */
export const ownWordsV1: FormDefinition = {
  title: { 'zh-CN': '用自己的话说说', en: 'In your own words' },
  note: {
    'zh-CN': '写多写少都行，不写也可以。驿站的人看了，能帮您找得更准。',
    en: 'As much or as little as you like, or nothing. It helps the station to look for the right work.',
  },
  fields: [
    {
      kind: 'long_text',
      key: 'words',
      label: { 'zh-CN': '想找什么样的活，做过什么', en: 'What work you want, what you have done' },
      hint: {
        'zh-CN': '比如：以前在厂里做过质检，想离家近一点，晚上要接孩子。',
        en: 'For example: I used to check goods in a factory; I want to be near home, and fetch my child in the evening.',
      },
      most: 500,
    },
    {
      kind: 'choices',
      key: 'call_times',
      label: { 'zh-CN': '什么时候方便接电话', en: 'When may we ring you?' },
      options: [
        { value: 'morning', label: { 'zh-CN': '上午', en: 'in the morning' } },
        { value: 'noon', label: { 'zh-CN': '中午', en: 'at noon' } },
        { value: 'afternoon', label: { 'zh-CN': '下午', en: 'in the afternoon' } },
        { value: 'evening', label: { 'zh-CN': '晚上', en: 'in the evening' } },
      ],
    },
  ],
};

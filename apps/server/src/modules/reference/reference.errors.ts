import { defineError } from '../../app/errors.ts';

export const OccupationUnknown = defineError(
  'occupation.unknown',
  422,
  {
    'zh-CN': '没有这个职业代码，请从列表中选择。',
    en: 'There is no such occupation code; please choose from the list.',
  },
  'code',
);
export const ClassificationUnreadable = defineError(
  'import.unreadable',
  422,
  {
    'zh-CN':
      '文件读不出来：要求 UTF-8 或 GB18030 编码的 CSV，第一行是列名，至少有 code 和 name 两列。没有改动任何内容。',
    en: 'The file could not be read: it must be CSV in UTF-8 or GB18030 with the columns code and name in its first row. Nothing was changed.',
  },
  'file',
);

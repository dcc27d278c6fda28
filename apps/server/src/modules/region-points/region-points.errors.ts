import { defineError } from '../../app/errors.ts';

export const PointsUnreadable = defineError(
  'points.unreadable',
  422,
  {
    'zh-CN':
      '文件读不出来：要求 UTF-8 或 GB18030 编码的 CSV，第一行是列名，有 code、name、lng、lat、system 五列（中文列名：区划代码、名称、经度、纬度、坐标系）。没有改动任何内容。',
    en: 'The file could not be read: it must be CSV in UTF-8 or GB18030 with the columns code, name, lng, lat and system in its first row. Nothing was changed.',
  },
  'file',
);
export const NoOwnPoint = defineError('points.none', 404, {
  'zh-CN': '这个地区没有本单位自己的坐标，可能已经有人撤掉了。请刷新后再看。',
  en: 'The bureau has no point of its own for this division; somebody may have given it up already. Please reload.',
});

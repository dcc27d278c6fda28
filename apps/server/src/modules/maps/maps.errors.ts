import { defineError } from '../../app/errors.ts';

export const BoundariesUnreadable = defineError(
  'boundaries.unreadable',
  422,
  {
    'zh-CN':
      '文件读不出来：要求 UTF-8 编码的 GeoJSON（FeatureCollection），每个图形是 Polygon 或 MultiPolygon，属性里有区划代码 code（或 adcode），最大20兆、500个图形。没有改动任何内容。',
    en: 'The file could not be read: it must be GeoJSON in UTF-8 (a FeatureCollection of Polygon or MultiPolygon) with the code of the division in the property code (or adcode), at most 20 MB and 500 shapes. Nothing was changed.',
  },
  'file',
);
export const BoundariesUnlicensed = defineError(
  'boundaries.unlicensed',
  422,
  {
    'zh-CN': '请写明可以使用的依据：审图号，或者授权、许可的名称。没有改动任何内容。',
    en: 'Please say by what right the boundaries may be used: the map approval number, or the name of a licence. Nothing was changed.',
  },
  'licence',
);
export const BoundariesNone = defineError(
  'boundaries.none',
  422,
  {
    'zh-CN': '文件里没有一个能用的边界，没有导入。请先“核对”，看每个图形的原因。',
    en: 'No boundary in the file can be used; nothing was loaded. Please check the file to see why.',
  },
  'file',
);
export const BoundariesWithdrawn = defineError('boundaries.withdrawn', 409, {
  'zh-CN': '这份边界已经撤回了。请刷新后再看。',
  en: 'These boundaries were withdrawn already. Please reload.',
});
export const BaseMapAddress = defineError(
  'base_map.address',
  422,
  {
    'zh-CN':
      '瓦片地址不能用，没有保存：要以 https:// 开头，写全 {z}、{x}、{y}，不带 {s} 等别的占位，也不带账号。',
    en: 'The address of the tiles cannot be used; nothing was saved. It must begin with https://, contain {z}, {x} and {y}, no other placeholder such as {s}, and no user name.',
  },
  'urlTemplate',
);
export const BaseMapKey = defineError(
  'base_map.key',
  422,
  {
    'zh-CN': '密钥和地址对不上，没有保存：地址里有 {key} 就要填密钥，没有 {key} 就不要填。',
    en: 'Key and address do not fit; nothing was saved. An address with {key} needs a key, one without takes none.',
  },
  'key',
);

import type { Bilingual } from '../../../app/errors.ts';

/** A field that a column can be mapped to. */
export interface FieldDefinition {
  readonly field: string;
  readonly label: Bilingual;
  readonly hint: Bilingual;
  readonly required?: true;
  /** Headings for this field, in the form of `headingKey`. */
  readonly headings: readonly string[];
  /** Several columns may be mapped to it; their cells are combined. */
  readonly many?: true;
  /** Content that shows whether a column is this field, whatever its heading. */
  readonly looks?: RegExp;
}

export function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

export const NO_HINT: Bilingual = { 'zh-CN': '', en: '' };
const isDigits = (most: number): RegExp => new RegExp(String.raw`^-?\d{1,${most}}(?:\.\d+)?$`);

/** Fields for the origin of a row. `numbers` are the headings of a kind's own numbers. */
export const origin = (numbers: string): readonly FieldDefinition[] => [
  {
    field: 'source_ref',
    label: { 'zh-CN': '来源编号', en: 'Number at the source' },
    hint: {
      'zh-CN': '每行唯一的编号。同一编号再次导入会更新原来的记录，不会重复。',
      en: 'A number that is different in every row. Importing it again updates the record, never doubles it.',
    },
    headings: words(`id sourceref externalid 编号 来源编号 ${numbers}`),
  },
  {
    field: 'source',
    label: { 'zh-CN': '来源', en: 'Source' },
    hint: { 'zh-CN': '数据来自哪个平台或单位。', en: 'The platform or body the data comes from.' },
    headings: words('platform 来源 来源平台 数据来源 平台 source'),
  },
];

export const PLACE: readonly FieldDefinition[] = [
  {
    field: 'area',
    label: { 'zh-CN': '地区', en: 'Region' },
    hint: {
      'zh-CN': '省市区县乡镇的名称或行政区划代码，越细越好。',
      en: 'Names of province, city, county and town, or a division code; the finer the better.',
    },
    headings: words(
      'area region city 地区 区域 工作地区 工作区域 所在地区 所在区域 所属地区 所属区域 工作城市 城市 区县 县区 行政区划 行政区划代码 区划代码 所属街道 乡镇 乡镇街道 街道 省份 省 市 province district county regioncode areacode',
    ),
    many: true,
  },
  {
    field: 'address',
    label: { 'zh-CN': '详细地址', en: 'Address' },
    hint: {
      'zh-CN': '街道门牌。地区没写时从地址中识别。',
      en: 'Street and number. Where no region is given it is read from here.',
    },
    headings: words(
      'address 地址 详细地址 地点 工作地 工作地址 工作地点 上班地点 上班地址 单位地址 企业地址 公司地址 注册地址 经营地址 通讯地址 联系地址 location workplace',
    ),
  },
  {
    field: 'lng',
    label: { 'zh-CN': '经度（国内地图）', en: 'Longitude (Chinese maps)' },
    hint: {
      'zh-CN': '高德、腾讯等国内地图的坐标（GCJ-02），存入时换算。默认坐标、零坐标会丢弃。',
      en: 'Coordinates of Chinese web maps (GCJ-02); converted when stored. Fillers and zeros are dropped.',
    },
    headings: words('lng lon long longitude 经度 gcj02lng 高德经度'),
    looks: isDigits(3),
  },
  {
    field: 'lat',
    label: { 'zh-CN': '纬度（国内地图）', en: 'Latitude (Chinese maps)' },
    hint: { 'zh-CN': '与经度成对。', en: 'Goes with the longitude.' },
    headings: words('lat latitude 纬度 gcj02lat 高德纬度'),
    looks: isDigits(3),
  },
  {
    field: 'lng_wgs84',
    label: { 'zh-CN': '经度（GPS）', en: 'Longitude (GPS)' },
    hint: {
      'zh-CN': 'GPS、天地图坐标（WGS-84），原样存入。',
      en: 'Coordinates of GPS (WGS-84), stored as they are.',
    },
    headings: words('wgs84lng wgslng gpslng lngwgs84 gps经度 wgs84经度 天地图经度'),
    looks: isDigits(3),
  },
  {
    field: 'lat_wgs84',
    label: { 'zh-CN': '纬度（GPS）', en: 'Latitude (GPS)' },
    hint: { 'zh-CN': '与经度成对。', en: 'Goes with the longitude.' },
    headings: words('wgs84lat wgslat gpslat latwgs84 gps纬度 wgs84纬度 天地图纬度'),
    looks: isDigits(3),
  },
];

export const PHONE =
  /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^\(?0\d{2,3}\)?[- ]?\d{7,8}(?:[-转]\d{1,6})?$/;
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/i;
export const CITIZEN_ID = /^\d{17}[\dXx]$/;

export const CREDIT_CODE_FIELD: FieldDefinition = {
  field: 'credit_code',
  label: { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' },
  hint: { 'zh-CN': '18位，有了它同一单位不会重复。', en: '18 characters; keeps one employer one record.' },
  headings: words(
    'uscc creditcode 统一社会信用代码 社会信用代码 信用代码 统一信用代码 机构代码 组织机构代码 营业执照号 营业执照号码',
  ),
  looks: CREDIT_CODE,
};

export const EDUCATION_LOOKS =
  /学历|本科|大专|专科|中专|高中|初中|小学|硕士|博士|研究生|不限|无要求|技校|职高|^\d{2}$/;

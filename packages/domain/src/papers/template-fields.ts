import type { PaperKind } from './kinds.ts';

/** A named field of a Word template: `{姓名}`. */
interface TemplateField {
  readonly name: string;
  /** What the filled example shows. */
  readonly sample: string;
  /** Without it nobody could see that the paper is genuine. */
  readonly required?: true;
}

/** Fields that every official paper has. */
const COMMON: readonly TemplateField[] = [
  { name: '文号', sample: '示例区推荐〔2026〕1号', required: true },
  { name: '编号', sample: 'K7P-M4X-RDC', required: true },
  { name: '查验网址', sample: 'https://jobs.example.gov.cn/q/K7PM4XRDC', required: true },
  { name: '开具单位', sample: '示例区就业驿站' },
  { name: '开具日期', sample: '2026年11月30日' },
  { name: '有效期', sample: '2026年12月29日' },
  { name: '作废说明', sample: '' },
  { name: '站点地址', sample: '示例路1号' },
  { name: '站点电话', sample: '0731-00000000' },
  { name: '经办人', sample: '示例' },
];

/** The fields a bureau may use in its own Word template, by kind of paper. */
export const TEMPLATE_FIELDS: Readonly<Record<PaperKind, readonly TemplateField[]>> = {
  referral_slip: [
    ...COMMON,
    { name: '姓名', sample: '示例𠮷' },
    { name: '性别', sample: '女' },
    { name: '出生年份', sample: '1975' },
    { name: '用人单位', sample: '示例物业服务有限公司' },
    { name: '岗位', sample: '门岗保安' },
    { name: '工钱', sample: '3000–3500元/月' },
    { name: '工作地点', sample: '示例区示例路2号' },
  ],
  visit_record: [
    ...COMMON,
    { name: '用人单位', sample: '示例物业服务有限公司' },
    { name: '行业', sample: '物业管理' },
    { name: '地址', sample: '示例区示例路2号' },
    { name: '联系人', sample: '示例' },
  ],
};

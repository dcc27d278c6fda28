import { PAPER_KINDS } from './kinds.ts';

/** Papers that a bureau replaces by Word files of its own: the official ones, and those without a number. */
export const TEMPLATE_KINDS = [...PAPER_KINDS, 'poster', 'sheet', 'site_poster', 'own_copy', 'list'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** A named field of a Word template: `{姓名}`. */
export interface TemplateField {
  readonly name: string;
  /** What the filled example shows. */
  readonly sample: string;
  /** Without it nobody could see that the paper is genuine, or until when it holds. */
  readonly required?: true;
  /** A picture: the QR of the address that the sample gives, so many millimetres wide. */
  readonly qr?: number;
  /** Fields between `{#name}` and `{/name}`, which are repeated for each one. */
  readonly each?: readonly TemplateField[];
  /** Written `{@name}` in a paragraph of its own, which becomes a table. */
  readonly table?: true;
}

const ADDRESS = 'https://jobs.example.gov.cn/q/K7PM4XRDC';

/** Fields that every official paper has. */
const COMMON: readonly TemplateField[] = [
  { name: '文号', sample: '示例区推荐〔2026〕1号', required: true },
  { name: '编号', sample: 'K7P-M4X-RDC', required: true },
  { name: '查验网址', sample: ADDRESS, required: true },
  { name: '二维码', sample: ADDRESS, qr: 24 },
  { name: '开具单位', sample: '示例区就业驿站' },
  { name: '开具日期', sample: '2026年11月30日' },
  { name: '有效期', sample: '2026年12月29日' },
  { name: '作废说明', sample: '' },
  { name: '站点地址', sample: '示例路1号' },
  { name: '站点电话', sample: '0731-00000000' },
  { name: '经办人', sample: '示例' },
];

/** Fields of a poster or sheet of vacancies. */
const VACANCIES: readonly TemplateField[] = [
  { name: '标题', sample: '家门口的好工作' },
  { name: '站点', sample: '示例区就业驿站' },
  { name: '站点电话', sample: '0731-00000000' },
  { name: '印制日期', sample: '2026年11月30日' },
  { name: '到期日', sample: '2026年12月14日', required: true },
  {
    name: '岗位',
    sample: '',
    required: true,
    each: [
      { name: '职位', sample: '门岗保安', required: true },
      { name: '工钱', sample: '3000–3500元/月' },
      { name: '招几人', sample: '2' },
      { name: '单位', sample: '示例物业服务有限公司' },
      { name: '地点', sample: '示例区示例路2号' },
      { name: '待遇', sample: '包吃，包住' },
      { name: '要求', sample: '保安员证' },
      { name: '报名截止', sample: '2026年12月10日' },
      { name: '电话', sample: '0731-00000000' },
      { name: '编号', sample: 'K7P-M4X-RDC', required: true },
      { name: '网址', sample: ADDRESS },
      { name: '二维码', sample: ADDRESS, qr: 26 },
    ],
  },
];

/** The fields a bureau may use in its own Word template, by kind of paper. */
export const TEMPLATE_FIELDS: Readonly<Record<TemplateKind, readonly TemplateField[]>> = {
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
  confirmation: [
    ...COMMON,
    { name: '姓名', sample: '示例𠮷' },
    { name: '事项', sample: '模拟面试' },
    {
      name: '内容',
      sample: '',
      required: true,
      each: [
        { name: '项目', sample: '时间', required: true },
        { name: '说明', sample: '2026年11月30日 10:00', required: true },
      ],
    },
  ],
  poster: VACANCIES,
  sheet: VACANCIES,
  site_poster: [
    { name: '站点', sample: '示例区就业驿站', required: true },
    { name: '所在地', sample: '示例省示例市示例区' },
    { name: '站点地址', sample: '示例路1号' },
    { name: '站点电话', sample: '0731-00000000' },
    { name: '开放时间', sample: '周一至周五 09:00–17:00\n周六 09:00–12:00' },
    { name: '编号', sample: 'K7P-M4X-RDC' },
    { name: '网址', sample: ADDRESS },
    { name: '二维码', sample: ADDRESS, qr: 70 },
  ],
  own_copy: [
    { name: '姓名', sample: '示例𠮷' },
    { name: '站点', sample: '示例区就业驿站' },
    { name: '整理时间', sample: '2026-11-30 10:00' },
    { name: '说明', sample: '站点存着的关于您的信息都在这里。' },
    {
      name: '资料',
      sample: '',
      required: true,
      each: [
        { name: '项目', sample: '手机号', required: true },
        { name: '内容', sample: '13800000000', required: true },
      ],
    },
    {
      name: '部分',
      sample: '',
      required: true,
      each: [
        { name: '标题', sample: '办过的事', required: true },
        {
          name: '条目',
          sample: '',
          required: true,
          each: [
            { name: '内容', sample: '登记', required: true },
            { name: '时间', sample: '2026-11-30 10:00' },
          ],
        },
      ],
    },
  ],
  list: [
    { name: '标题', sample: '求职的人' },
    { name: '日期', sample: '2026年11月30日' },
    { name: '经办人', sample: '示例' },
    { name: '条数', sample: '2' },
    { name: '表格', sample: '', required: true, table: true },
  ],
};

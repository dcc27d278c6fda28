import {
  CREDIT_CODE_FIELD,
  NO_HINT,
  origin,
  PHONE,
  PLACE,
  words,
  type FieldDefinition,
} from './shared-fields.ts';

export const EMPLOYER_FIELDS: readonly FieldDefinition[] = [
  {
    field: 'name',
    label: { 'zh-CN': '单位名称', en: 'Name' },
    hint: { 'zh-CN': '营业执照上的全称。', en: 'The full registered name.' },
    required: true,
    headings: words(
      'name company companyname employer employername 单位 单位名称 企业 企业名称 公司 公司名称 名称 用人单位 用人单位名称 公司全称 企业全称 单位全称 机构名称',
    ),
  },
  CREDIT_CODE_FIELD,
  {
    field: 'status',
    label: { 'zh-CN': '登记状态', en: 'Registration status' },
    hint: {
      'zh-CN': '注销、吊销等状态的单位照样建档，但核验记为不通过，其岗位不会发布。',
      en: 'Employers that are struck off are kept with a failed verification; their vacancies are not published.',
    },
    headings: words('status regstatus 登记状态 经营状态 企业状态 状态 单位状态 注册状态'),
    looks: /开业|存续|在营|在业|注销|吊销|撤销|歇业|删除|迁出|正常|停业|清算/,
  },
  ...PLACE,
  {
    field: 'industry',
    label: { 'zh-CN': '行业', en: 'Industry' },
    hint: NO_HINT,
    headings: words('industry 行业 所属行业 行业类别 国民经济行业 行业分类'),
  },
  {
    field: 'size',
    label: { 'zh-CN': '规模', en: 'Size' },
    hint: {
      'zh-CN': '微型、小型、中型、大型，或在职人数。',
      en: 'Micro, small, medium or large, or the number of people.',
    },
    headings: words(
      'size scale insured employees staff 规模 企业规模 单位规模 人员规模 员工人数 职工人数 参保人数 从业人数 在职人数',
    ),
  },
  {
    field: 'business_scope',
    label: { 'zh-CN': '经营范围', en: 'Business scope' },
    hint: NO_HINT,
    headings: words('scope businessscope 经营范围 主营业务 业务范围'),
  },
  {
    field: 'contact_name',
    label: { 'zh-CN': '联系人', en: 'Contact' },
    hint: NO_HINT,
    headings: words('contact contactname contactperson 联系人 联系人姓名 负责人 招聘负责人 hr'),
  },
  {
    field: 'contact_phone',
    label: { 'zh-CN': '联系电话', en: 'Telephone' },
    hint: {
      'zh-CN': '手机号或带区号的座机。加密保存。',
      en: 'Mobile, or landline with its area code. Stored encrypted.',
    },
    headings: words(
      'phone tel telephone mobile contactphone 电话 联系电话 联系方式 手机 手机号 手机号码 单位电话 企业电话 联系人电话',
    ),
    looks: PHONE,
  },
  ...origin('employerid companyid 单位编号 企业编号'),
];

import {
  CREDIT_CODE_FIELD,
  EDUCATION_LOOKS,
  NO_HINT,
  origin,
  PHONE,
  PLACE,
  words,
  type FieldDefinition,
} from './shared-fields.ts';

export const VACANCY_FIELDS: readonly FieldDefinition[] = [
  {
    field: 'title',
    label: { 'zh-CN': '岗位名称', en: 'Title' },
    hint: { 'zh-CN': '例如：电焊工、收银员。', en: 'For example: welder, cashier.' },
    required: true,
    headings: words(
      'title jobtitle position job positionname jobname 岗位 岗位名称 职位 职位名称 招聘岗位 招聘职位 工种 用工岗位 需求岗位 岗位工种 招聘工种',
    ),
  },
  {
    field: 'employer_name',
    label: { 'zh-CN': '单位名称', en: 'Employer' },
    hint: { 'zh-CN': '营业执照上的全称。', en: 'The full registered name.' },
    required: true,
    headings: words(
      'company companyname employer employername companyfullname 单位 单位名称 用人单位 用人单位名称 招聘单位 招聘单位名称 企业 企业名称 公司 公司名称 公司全称 企业全称 单位全称 用工单位 雇主',
    ),
  },
  CREDIT_CODE_FIELD,
  ...PLACE,
  {
    field: 'kind',
    label: { 'zh-CN': '用工形式', en: 'Kind of work' },
    hint: {
      'zh-CN': '全职、兼职、零工、见习、公益岗等；不写按全职或从岗位名称判断。',
      en: 'Full-time, part-time, gig, internship, public-welfare …; read from the title where it is empty.',
    },
    headings: words(
      'kind type jobtype employmenttype 用工形式 工作性质 岗位性质 职位性质 岗位类型 职位类型 用工类型 用工性质',
    ),
    looks: /全职|兼职|零工|见习|实习|公益|临时|日结|小时工|劳务|full|part|gig|intern|正式/i,
  },
  {
    field: 'headcount',
    label: { 'zh-CN': '招聘人数', en: 'Places' },
    hint: { 'zh-CN': '整数；不写或“若干”按1人。', en: 'A whole number; empty or 若干 counts as one.' },
    headings: words(
      'headcount number openings positions vacancies 招聘人数 人数 需求人数 用工人数 招用人数 岗位人数 计划招聘人数 需求数 招聘数量 拟招人数',
    ),
  },
  {
    field: 'pay_text',
    label: { 'zh-CN': '薪资（文字）', en: 'Pay (text)' },
    hint: {
      'zh-CN': '例如：4000-6000元/月、200元/天、面议。',
      en: 'For example: 4000-6000元/月, 200元/天, 面议.',
    },
    headings: words(
      'salary pay wage salarytext 薪资 工资 薪酬 薪资待遇 工资待遇 薪酬待遇 薪资范围 工资范围 月薪 日薪 时薪 月工资 薪水 待遇 薪资水平 薪酬标准 工资标准',
    ),
  },
  {
    field: 'pay_min',
    label: { 'zh-CN': '最低薪资（元）', en: 'Lowest pay (yuan)' },
    hint: NO_HINT,
    headings: words(
      'salarymin minsalary paymin minpay salaryfrom salarylow 最低薪资 最低工资 最低月薪 薪资下限 月薪下限 工资下限 起薪 最低薪酬 薪酬下限',
    ),
  },
  {
    field: 'pay_max',
    label: { 'zh-CN': '最高薪资（元）', en: 'Highest pay (yuan)' },
    hint: NO_HINT,
    headings: words(
      'salarymax maxsalary paymax maxpay salaryto salaryhigh 最高薪资 最高工资 最高月薪 薪资上限 月薪上限 工资上限 最高薪酬 薪酬上限',
    ),
  },
  {
    field: 'pay_unit',
    label: { 'zh-CN': '薪资单位', en: 'Unit of pay' },
    hint: {
      'zh-CN': '月、日、小时、件、年、次；不写按月，明显不是月薪的会识别。',
      en: 'Month, day, hour, piece, year or once; taken as month where it is empty, and corrected where that cannot be.',
    },
    headings: words('payunit salaryunit 薪资单位 工资单位 计薪方式 薪资类型 计薪单位 结算方式'),
  },
  {
    field: 'pay_months',
    label: { 'zh-CN': '年薪月数', en: 'Salaries a year' },
    hint: { 'zh-CN': '12到36，例如13薪写13。', en: '12 to 36; 13 where a thirteenth salary is paid.' },
    headings: words('months paymonths salarymonths 薪数 年薪月数 发薪月数'),
    looks: /^\d{1,2}(?:\.0)?薪?$/,
  },
  {
    field: 'education',
    label: { 'zh-CN': '学历要求', en: 'Education' },
    hint: { 'zh-CN': '例如：初中、中专、大专、不限。', en: 'For example: 初中, 中专, 大专, 不限.' },
    headings: words('education degree edu 学历 学历要求 文化程度 最低学历 教育程度'),
    looks: EDUCATION_LOOKS,
  },
  {
    field: 'experience',
    label: { 'zh-CN': '工作经验', en: 'Experience' },
    hint: { 'zh-CN': '年数，例如：3年、不限。', en: 'Years, for example 3年, or 不限.' },
    headings: words(
      'expyears experience exp workyears experienceyears 经验 经验要求 工作经验 工作年限 工作经验要求 年限要求',
    ),
  },
  {
    field: 'skills',
    label: { 'zh-CN': '技能要求', en: 'Skills' },
    hint: { 'zh-CN': '多项用逗号或顿号分开。', en: 'Several are separated by commas.' },
    headings: words('skills skill tags keywords 技能 技能要求 技能标签 岗位标签 职位标签 标签 关键词'),
    many: true,
  },
  {
    field: 'certificates',
    label: { 'zh-CN': '证书要求', en: 'Certificates' },
    hint: {
      'zh-CN': '必须持有的证书，多项用逗号或顿号分开。',
      en: 'Certificates that must be held; several are separated by commas.',
    },
    headings: words('certificates certificate 证书 证书要求 资格证书 持证要求 职业资格 职业资格证书'),
    many: true,
  },
  {
    field: 'description',
    label: { 'zh-CN': '岗位描述', en: 'Description' },
    hint: {
      'zh-CN': '岗位职责、任职要求等；可以对应多列，会合在一起。',
      en: 'Duties and requirements; several columns are put together.',
    },
    headings: words(
      'description jobdescription desc 描述 内容 要求 职责 requirements duty responsibilities 岗位描述 职位描述 工作内容 岗位职责 工作职责 任职要求 岗位要求 职位要求 岗位说明 职位信息 工作描述 其他要求 招聘要求 招聘条件 备注 remark remarks',
    ),
    many: true,
  },
  {
    field: 'benefits',
    label: { 'zh-CN': '福利待遇', en: 'Benefits' },
    hint: {
      'zh-CN': '例如：包吃住、五险一金。包吃、包住会单独标出。',
      en: 'For example 包吃住, 五险一金; board and lodging are marked by themselves.',
    },
    headings: words(
      'benefits welfare perks 福利 福利待遇 员工福利 公司福利 职位福利 食宿 食宿情况 是否包吃住 食宿条件',
    ),
    many: true,
  },
  {
    field: 'contact_name',
    label: { 'zh-CN': '联系人', en: 'Contact' },
    hint: NO_HINT,
    headings: words('contact contactname contactperson 联系人 联系人姓名 招聘联系人 hr 招聘负责人'),
  },
  {
    field: 'contact_phone',
    label: { 'zh-CN': '联系电话', en: 'Telephone' },
    hint: {
      'zh-CN': '手机号或带区号的座机。加密保存。',
      en: 'Mobile, or landline with its area code. Stored encrypted.',
    },
    headings: words(
      'phone tel telephone mobile contactphone 电话 联系电话 联系方式 手机 手机号 手机号码 招聘电话 咨询电话 联系人电话 联系手机',
    ),
    looks: PHONE,
  },
  {
    field: 'start_date',
    label: { 'zh-CN': '上岗日期', en: 'Start' },
    hint: NO_HINT,
    headings: words('startdate 上岗日期 上岗时间 入职日期 到岗时间 开工日期'),
    looks: /^\d{4}\D?\d{1,2}\D?\d{1,2}|^\d{5}$/,
  },
  {
    field: 'expires_on',
    label: { 'zh-CN': '招聘截止日期', en: 'Last day' },
    hint: {
      'zh-CN': '不写则发布后长期有效，直到无人确认。',
      en: 'Where it is empty the vacancy stays open as long as it is confirmed.',
    },
    headings: words(
      'expireson expirydate expires deadline enddate validuntil 截止日期 截止时间 招聘截止日期 有效期 有效期至 失效日期 招聘截止时间 报名截止时间',
    ),
    looks: /^\d{4}\D?\d{1,2}\D?\d{1,2}|^\d{5}$/,
  },
  {
    field: 'published_on',
    label: { 'zh-CN': '原发布日期', en: 'Published at the source' },
    hint: {
      'zh-CN': '只作为来源信息保存；在本平台的发布时间是导入时间。',
      en: 'Kept as information about the source; here the vacancy is published when it is imported.',
    },
    headings: words(
      'published publishedat publishdate pubdate posted postedat 发布日期 发布时间 岗位发布时间 更新日期 刷新时间',
    ),
  },
  ...origin('jobid jobno postid vacancyid 岗位编号 职位编号 招聘编号 岗位id 职位id'),
];

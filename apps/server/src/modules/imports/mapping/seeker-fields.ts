import {
  CITIZEN_ID,
  EDUCATION_LOOKS,
  NO_HINT,
  origin,
  PHONE,
  words,
  type FieldDefinition,
} from './shared-fields.ts';

export const SEEKER_FIELDS: readonly FieldDefinition[] = [
  {
    field: 'name',
    label: { 'zh-CN': '姓名', en: 'Name' },
    hint: {
      'zh-CN': '没有姓名时用“求职者＋来源编号”代替。',
      en: 'Where there is none the number at the source stands in for it.',
    },
    headings: words('name fullname 姓名 求职者姓名 求职人员 人员姓名 求职者'),
  },
  {
    field: 'phone',
    label: { 'zh-CN': '手机号', en: 'Phone' },
    hint: { 'zh-CN': '加密保存，用来认出同一个人。', en: 'Stored encrypted; tells one person from another.' },
    headings: words('phone mobile tel telephone 电话 联系电话 联系方式 手机 手机号 手机号码 本人电话'),
    looks: PHONE,
  },
  {
    field: 'id_number',
    label: { 'zh-CN': '身份证号', en: 'ID number' },
    hint: { 'zh-CN': '加密保存，用来认出同一个人。', en: 'Stored encrypted; tells one person from another.' },
    headings: words('idnumber idcard idno 身份证 身份证号 身份证号码 证件号码 证件号 公民身份号码'),
    looks: CITIZEN_ID,
  },
  {
    field: 'sex',
    label: { 'zh-CN': '性别', en: 'Sex' },
    hint: {
      'zh-CN': '男、女，或国标代码1男、2女；其他按未说明。',
      en: '男 or 女, or the codes 1 (male) and 2 (female); others count as not stated.',
    },
    headings: words('sex gender 性别'),
  },
  {
    field: 'birth_date',
    label: { 'zh-CN': '出生日期', en: 'Birth date' },
    hint: {
      'zh-CN': '只有年份时记入备注，不编造月日。',
      en: 'A year alone goes into the remarks; no day is made up.',
    },
    headings: words('birthdate birthday birthyear dob 出生日期 出生年月 出生年份 出生年月日 生日'),
    looks: /^(?:19|20)\d{2}/,
  },
  {
    field: 'wanted',
    label: { 'zh-CN': '想找的工作', en: 'Wanted work' },
    hint: {
      'zh-CN': '多项用逗号或顿号分开；与技能至少有一项。',
      en: 'Several are separated by commas; either this or a skill is needed.',
    },
    headings: words(
      'wanted wantedwork desiredjob expectedjob intention 求职意向 意向岗位 期望岗位 预期岗位 期望职位 意向工种 意向职位 求职岗位 求职工种 想找的工作 期望工种 择业工种',
    ),
    many: true,
  },
  {
    field: 'wanted_area',
    label: { 'zh-CN': '期望工作地区', en: 'Wanted place' },
    hint: NO_HINT,
    headings: words(
      'wantedarea wantedcity expectedcity 期望工作地址 期望工作地点 期望工作地区 期望地区 意向地区 期望城市 意向工作地 求职地区 期望工作城市',
    ),
  },
  {
    field: 'home',
    label: { 'zh-CN': '居住地址', en: 'Home' },
    hint: { 'zh-CN': '按它归到所在地区。', en: 'Decides the region the record belongs to.' },
    headings: words(
      'home address homeaddress residence 居住地址 居住地 现住址 家庭住址 家庭地址 常住地址 地址 现居住地 所在地区 地区 户籍地址 户籍地 住址 所属街道 所在乡镇 乡镇 街道',
    ),
    many: true,
  },
  {
    field: 'pay_min',
    label: { 'zh-CN': '期望最低薪资（元）', en: 'Lowest pay wanted (yuan)' },
    hint: NO_HINT,
    headings: words(
      'paymin expectedsalary salarymin expectedpay 期望最低薪资 最低期望薪资 期望薪资 期望工资 期望月薪 期望待遇 薪资要求 期望薪酬 意向薪资 最低薪资要求',
    ),
  },
  {
    field: 'education',
    label: { 'zh-CN': '学历', en: 'Education' },
    hint: NO_HINT,
    headings: words('education degree edu 学历 文化程度 最高学历 教育程度'),
    looks: EDUCATION_LOOKS,
  },
  {
    field: 'major',
    label: { 'zh-CN': '专业', en: 'Major' },
    hint: NO_HINT,
    headings: words('major 专业 所学专业 毕业专业 专业名称'),
  },
  {
    field: 'experience_years',
    label: { 'zh-CN': '工作年限', en: 'Years of work' },
    hint: NO_HINT,
    headings: words('experienceyears expyears workyears experience 工作年限 工作经验 工龄 从业年限'),
  },
  {
    field: 'experience_title',
    label: { 'zh-CN': '做过的工作', en: 'Work done' },
    hint: NO_HINT,
    headings: words(
      'experiencetitle lastjob workhistory 工作经历 从事过的工作 做过的工作 曾从事职业 原岗位 原工种 工作简历',
    ),
  },
  {
    field: 'skills',
    label: { 'zh-CN': '技能', en: 'Skills' },
    hint: {
      'zh-CN': '多项用逗号或顿号分开；与想找的工作至少有一项。',
      en: 'Several are separated by commas; either this or wanted work is needed.',
    },
    headings: words('skills skill 技能 技能水平 专长 特长 技能特长 职业技能 技术特长 简历关键词'),
    many: true,
  },
  {
    field: 'certificates',
    label: { 'zh-CN': '证书', en: 'Certificates' },
    hint: NO_HINT,
    headings: words(
      'certificates certificate 证书 获得证书 职业资格 资格证书 职业资格证书 技能证书 持有证书',
    ),
    many: true,
  },
  {
    field: 'kinds',
    label: { 'zh-CN': '接受的用工形式', en: 'Kinds of work' },
    hint: NO_HINT,
    headings: words('kinds jobtype 求职类型 工作性质 用工形式 期望工作性质'),
    looks: /全职|兼职|零工|见习|实习|公益|临时|日结|小时工|劳务|full|part|gig|intern/i,
  },
  {
    field: 'available',
    label: { 'zh-CN': '可到岗时间', en: 'Available from' },
    hint: NO_HINT,
    headings: words('available availablefrom 可报到时间 到岗时间 可到岗时间 到岗日期 最快到岗'),
  },
  {
    field: 'contact_note',
    label: { 'zh-CN': '其他联系办法', en: 'Other contact' },
    hint: { 'zh-CN': '没有电话时怎么找到人。', en: 'How to reach a person without a phone.' },
    headings: words('contactnote 联系人 其他联系方式 紧急联系人 代联系人'),
  },
  {
    field: 'note',
    label: { 'zh-CN': '备注', en: 'Remarks' },
    hint: {
      'zh-CN': '可以对应多列，会连同列名合在一起。',
      en: 'Several columns are put together with their headings.',
    },
    headings: words(
      'note remark remarks selfintroduction 备注 自我评价 自我介绍 个人简介 竞赛经历 项目经历 个人优势 说明',
    ),
    many: true,
  },
  ...origin('seekerid 求职编号 求职者编号 人员编号 登记编号'),
];

/** Traits of a kind of work: pay, schooling, certificates, skills, hours. By the longest matching prefix of a code. */
import type { CertificateCode, EducationLevel, LimitationCode, Shift } from '@yizhan/matching';

/** The weekly hours of a trade. */
export type Hours = 'office' | 'shop' | 'factory' | 'guard' | 'free';

export interface Traits {
  /** Median pay, yuan per month. */
  pay: number;
  /** How common the work is at a grass-roots station, 1 being ordinary. */
  demand: number;
  /** Usual schooling. */
  education: EducationLevel;
  hours: Hours;
  /** Certificates of the trade, with the share of vacancies that require one of them. */
  certificates: readonly CertificateCode[];
  licensed: number;
  skills: readonly string[];
  involves: readonly LimitationCode[];
}

const BASE: Traits = {
  pay: 4_800,
  demand: 1,
  education: 3,
  hours: 'shop',
  certificates: [],
  licensed: 0,
  skills: ['办公软件', '接待', '销售', '出入登记', '打字'],
  involves: [],
};

const OFFICE = ['Excel', 'Word', 'PPT', '办公软件', '打字', '数据录入', '文档管理', '接待', '合同跟进'];
const LINE = ['流水线', '组装', '包装', '质检', '搬运', '打磨抛光', '卡尺', '看图纸'];
const SHOP = ['收银', '陈列', '销售', '盘点', '接待', '客户维护', '超市便利店', '服装', '化妆品'];
const KITCHEN = ['炒菜', '切配', '面点', '洗碗', '粤菜', '湘菜', '川菜', '点单传菜', '消毒', '奶茶制作'];
const CARE = ['老人照护', '病人陪护', '做饭', '保洁', '幼儿照护', '新生儿护理', '月子餐', '急救', '消毒'];
const METAL = ['数控编程', '加工中心', '车床', '铣床', '磨床', '看图纸', '卡尺', 'UG', '调机', '机械制图'];
const BUILD = ['看图纸', '配电', '水电维修', '木工', '喷漆', '打磨抛光', '电焊', '建材'];
const CODE = [
  'Java',
  'Spring Boot',
  'MySQL',
  'Vue',
  'JavaScript',
  'Python',
  'C++',
  'Linux',
  '软件测试',
  '运维',
  'PHP',
];
const MONEY = ['做账', '报税', '开票', '出纳', 'Excel', '金蝶', '用友', '办公软件', 'ERP'];
const STORE = ['仓库管理', '盘点', '分拣', '搬运', '包装', '数据录入', 'ERP', '叉车驾驶'];
const MEDIA = [
  'Photoshop',
  'Illustrator',
  'CorelDRAW',
  '视频剪辑',
  '排版',
  '文案',
  '新媒体',
  '直播',
  '活动策划',
];

const BY_BEGINNING: readonly (readonly [string, Partial<Traits>])[] = [
  [
    '1',
    { pay: 11_000, demand: 0.3, education: 5, hours: 'office', skills: [...OFFICE, '队伍管理', '活动策划'] },
  ],
  ['2', { pay: 7_500, demand: 0.5, education: 5, hours: 'office', skills: OFFICE }],
  [
    '2-02',
    { pay: 8_000, education: 5, skills: ['AutoCAD', 'SolidWorks', '机械制图', 'PLC', 'UG', ...OFFICE] },
  ],
  [
    '2-02-07',
    {
      demand: 1.2,
      skills: ['AutoCAD', 'SolidWorks', 'Pro/E', 'UG', '机械制图', '看图纸', 'PLC', '模具', 'Excel'],
    },
  ],
  ['2-02-10', { pay: 9_500, demand: 1.2, skills: CODE }],
  [
    '2-02-18',
    { certificates: ['constructor_2', 'site_staff', 'cost_engineer'], licensed: 0.35, involves: ['outdoor'] },
  ],
  [
    '2-05',
    {
      pay: 6_500,
      education: 4,
      certificates: ['doctor', 'nurse'],
      licensed: 0.8,
      skills: ['静脉穿刺', '病历书写', '急救', '消毒'],
    },
  ],
  [
    '2-05-06',
    {
      pay: 5_200,
      certificates: ['licensed_pharmacist', 'pharmacist'],
      licensed: 0.5,
      skills: ['中药调剂', '荐药', 'GSP', '药店药房'],
    },
  ],
  [
    '2-05-08',
    {
      pay: 5_800,
      demand: 1,
      certificates: ['nurse'],
      licensed: 0.9,
      hours: 'guard',
      involves: ['night_shift'],
    },
  ],
  ['2-06', { pay: 6_000, demand: 1, education: 4, skills: MONEY }],
  [
    '2-06-03',
    { pay: 5_500, demand: 2, certificates: ['accounting_junior', 'accounting_mid'], licensed: 0.25 },
  ],
  [
    '2-06-07',
    { pay: 7_000, demand: 2, skills: ['销售', '客户维护', '外贸', '采购', '合同跟进', '电商运营', 'Excel'] },
  ],
  [
    '2-08',
    {
      pay: 5_600,
      demand: 1,
      certificates: ['teacher', 'kindergarten_teacher'],
      licensed: 0.6,
      skills: ['教学', '班级管理', '英语教学', '英语', '幼儿照护'],
    },
  ],
  ['2-09', { pay: 6_200, education: 4, skills: MEDIA }],
  ['2-10', { pay: 6_500, education: 4, skills: MEDIA }],
  ['3-01', { pay: 4_600, demand: 2, education: 4, hours: 'office', skills: OFFICE }],
  [
    '3-02',
    {
      pay: 4_200,
      hours: 'guard',
      skills: ['消防器材', '巡逻', '监控值守', '出入登记', '队伍管理'],
      certificates: ['fire_control'],
      licensed: 0.2,
    },
  ],
  ['4-01', { pay: 5_200, demand: 3, hours: 'shop', skills: SHOP, involves: ['long_standing'] }],
  ['4-02', { pay: 5_600, demand: 2, hours: 'shop', skills: STORE, involves: ['heavy_lifting'] }],
  [
    '4-02-02',
    {
      pay: 7_200,
      demand: 3,
      certificates: ['driver_c1', 'driver_b2', 'driver_a2'],
      licensed: 0.85,
      skills: ['开车', '路线熟悉', '导航', '搬运'],
      involves: ['driving'],
    },
  ],
  [
    '4-02-07',
    {
      pay: 6_500,
      demand: 3,
      skills: ['骑电动车', '路线熟悉', '分拣', '搬运', '导航'],
      involves: ['outdoor'],
    },
  ],
  [
    '4-03',
    {
      pay: 4_600,
      demand: 3,
      education: 2,
      hours: 'shop',
      certificates: ['health'],
      licensed: 0,
      skills: KITCHEN,
      involves: ['long_standing'],
    },
  ],
  ['4-03-02-01', { pay: 6_200, certificates: ['chef'], licensed: 0.12, involves: ['heat'] }],
  ['4-04', { pay: 6_000, hours: 'office', education: 4, skills: [...CODE, ...OFFICE] }],
  [
    '4-04-05-03',
    {
      pay: 4_600,
      demand: 3,
      hours: 'shop',
      skills: ['在线客服', '售后处理', '打字', '电商运营', '客户维护'],
      involves: ['computer'],
    },
  ],
  [
    '4-05',
    {
      pay: 6_800,
      hours: 'office',
      education: 4,
      skills: ['金融保险', '销售', '客户维护'],
      involves: ['phone_sales'],
    },
  ],
  ['4-06', { pay: 4_600, demand: 2, skills: ['接待', '客户维护', '房产', '水电维修', '保洁'] }],
  [
    '4-07',
    {
      pay: 4_800,
      demand: 1,
      hours: 'office',
      education: 4,
      skills: ['招聘', '社保办理', '考勤薪酬', '员工关系', ...OFFICE],
    },
  ],
  [
    '4-07-05',
    {
      pay: 3_900,
      demand: 6,
      education: 2,
      hours: 'guard',
      certificates: ['security_guard'],
      licensed: 0.3,
      skills: ['巡逻', '出入登记', '监控值守', '消防器材', '队伍管理'],
      involves: ['night_shift'],
    },
  ],
  ['4-08', { pay: 6_000, education: 4, skills: ['质检', '机械制图', 'AutoCAD', '数据录入', 'Excel'] }],
  ['4-09', { pay: 3_300, demand: 1.5, education: 1, skills: ['保洁', '绿化', '消毒', '搬运'] }],
  ['4-09-08', { pay: 3_100, demand: 6, involves: ['walking'] }],
  [
    '4-10',
    {
      pay: 5_600,
      demand: 2,
      education: 2,
      skills: CARE,
      certificates: ['infant_care', 'elderly_care', 'maternity_care'],
      licensed: 0.2,
    },
  ],
  ['4-10-01', { demand: 4 }],
  [
    '4-10-03',
    {
      pay: 5_000,
      skills: ['美容', '按摩', '客户维护', '化妆品'],
      certificates: ['beautician', 'hairdresser'],
      licensed: 0.1,
    },
  ],
  [
    '4-12',
    {
      pay: 5_600,
      skills: ['汽车维修', '设备维修', '空调维修', '水电维修', '弱电', '手机数码'],
      certificates: ['electrician_low', 'refrigeration'],
      licensed: 0.3,
    },
  ],
  ['4-13', { pay: 5_400, hours: 'free', skills: [...MEDIA, '教学'] }],
  [
    '4-14',
    { pay: 4_800, education: 3, skills: CARE, certificates: ['elderly_care', 'care_worker'], licensed: 0.25 },
  ],
  [
    '5',
    {
      pay: 3_600,
      demand: 0.6,
      education: 1,
      hours: 'free',
      skills: ['绿化', '搬运', '开车', '分拣'],
      involves: ['outdoor'],
    },
  ],
  ['6', { pay: 5_400, demand: 1, education: 2, hours: 'factory', skills: LINE, involves: ['long_standing'] }],
  ['6-04', { skills: ['缝纫', '质检', '包装', '服装', '调机'], involves: ['noise'] }],
  ['6-05', { demand: 2, skills: ['缝纫', '服装', '质检', '包装'], involves: ['sitting'] }],
  ['6-11', { skills: [...LINE, '调机'], involves: ['chemicals'] }],
  ['6-16', { pay: 6_500, involves: ['underground'] }],
  ['6-17', { pay: 6_200, involves: ['heat'] }],
  ['6-18', { pay: 6_500, demand: 2.5, education: 3, skills: METAL, involves: ['noise'] }],
  [
    '6-18-02',
    {
      pay: 7_200,
      demand: 4,
      certificates: ['welder'],
      licensed: 0.7,
      skills: ['电焊', '氩弧焊', '二保焊', '看图纸', '打磨抛光', '钳工'],
      involves: ['heat'],
    },
  ],
  ['6-20', { pay: 5_800, demand: 2 }],
  ['6-24', { pay: 5_600, demand: 2 }],
  ['6-25', { pay: 5_300, demand: 3 }],
  [
    '6-28',
    {
      pay: 5_600,
      certificates: ['boiler', 'electrician_high'],
      licensed: 0.5,
      skills: ['设备维修', '配电', '水电维修', 'PLC'],
    },
  ],
  [
    '6-29',
    {
      pay: 6_800,
      demand: 2,
      education: 1,
      skills: BUILD,
      certificates: ['work_at_height', 'electrician'],
      licensed: 0.25,
      involves: ['heights', 'outdoor'],
    },
  ],
  [
    '6-30',
    {
      pay: 6_500,
      demand: 2,
      certificates: ['forklift', 'crane'],
      licensed: 0.8,
      skills: ['叉车驾驶', '搬运', '仓库管理'],
    },
  ],
  [
    '6-31',
    {
      pay: 6_200,
      demand: 2,
      education: 3,
      skills: ['设备维修', '配电', '弱电', 'PLC', '质检', '水电维修'],
      certificates: ['electrician', 'electrician_low'],
      licensed: 0.35,
    },
  ],
  ['6-31-05', { demand: 8, education: 1, skills: LINE, certificates: [], licensed: 0 }],
  ['6-99', { demand: 40, pay: 5_000, education: 1 }],
];

/** The traits of every prefix of the code merged, the longest last. */
export function traitsOf(code: string): Traits {
  return BY_BEGINNING.filter(
    ([beginning]) => code === beginning || code.startsWith(`${beginning}-`),
  ).reduce<Traits>((merged, [, traits]) => ({ ...merged, ...traits }), BASE);
}

/** Shifts that adverts of a trade name, with weights. */
export const SHIFTS_OF: Record<Hours, readonly (readonly [Shift, number])[]> = {
  office: [['day', 1]],
  shop: [
    ['day', 5],
    ['rotating_day', 4],
    ['evening', 1],
    ['flexible', 1],
  ],
  factory: [
    ['day', 4],
    ['rotating_day', 1],
    ['rotating_night', 4],
    ['night', 1],
  ],
  guard: [
    ['day', 3],
    ['night', 3],
    ['rotating_night', 4],
  ],
  free: [
    ['day', 2],
    ['flexible', 4],
  ],
};

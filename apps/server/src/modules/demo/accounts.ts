import type { StaffRole } from '@yizhan/domain';
import type { DemoDirectory } from '../system/index.ts';

/** Everybody's password in the demonstration network. */
export const DEMO_PASSWORD = 'yizhan-demo';

export interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  /** A division code, or the name of a site. */
  readonly place: { readonly region: string } | { readonly site: string };
  readonly label: string;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    login: 'qiantai',
    name: '小周',
    role: 'site_staff',
    place: { site: '湘潭人才市场' },
    label: '站点工作人员 · 湘潭人才市场',
  },
  {
    login: 'zhanzhang',
    name: '陈站长',
    role: 'site_manager',
    place: { site: '雨湖零工市场' },
    label: '站长 · 雨湖零工市场',
  },
  {
    login: 'yuetang',
    name: '李股长',
    role: 'county_officer',
    place: { region: '430304' },
    label: '区县人社局 · 岳塘区',
  },
  {
    login: 'xiangtan',
    name: '王科长',
    role: 'prefecture_officer',
    place: { region: '4303' },
    label: '市州人社局 · 湘潭市',
  },
  {
    login: 'huaihua',
    name: '向科长',
    role: 'prefecture_officer',
    place: { region: '4312' },
    label: '市州人社局 · 怀化市',
  },
  {
    login: 'xiangxi',
    name: '石科长',
    role: 'prefecture_officer',
    place: { region: '4331' },
    label: '市州人社局 · 湘西州',
  },
  {
    login: 'hunan',
    name: '刘处长',
    role: 'province_officer',
    place: { region: '43' },
    label: '省人社厅 · 湖南省',
  },
  {
    login: 'yunying',
    name: '谭经理',
    role: 'operator',
    place: { site: '岳塘区护理行业零工市场' },
    label: '运营主体 · 岳塘区护理行业零工市场',
  },
  { login: 'shenji', name: '彭审计', role: 'auditor', place: { region: '43' }, label: '审计 · 湖南省' },
  {
    login: 'admin',
    name: '管理员',
    role: 'administrator',
    place: { region: '' },
    label: '系统管理员 · 全网',
  },
];

/** Phones that sign in to the portal; the numbers are invented. */
export const DEMO_PHONES = {
  seeker: '19900000001',
  gigWorker: '19900000002',
  agent: '19900000003',
  factory: '19900000011',
  familyEmployer: '19900000012',
} as const;

export const demoDirectory: DemoDirectory = {
  accounts: DEMO_ACCOUNTS.map(({ login, role, label }) => ({
    login,
    password: DEMO_PASSWORD,
    role,
    place: label,
  })),
  phones: [
    { phone: DEMO_PHONES.seeker, as: 'seeker', who: '52岁，初中，找保洁和家政，住雨湖区' },
    { phone: DEMO_PHONES.gigWorker, as: 'seeker', who: '焊工，做日结，住岳塘区' },
    { phone: DEMO_PHONES.agent, as: 'seeker', who: '女儿，替妈妈罗桂英代办' },
    { phone: DEMO_PHONES.factory, as: 'employer', who: '电子厂人事，周一前要招60人' },
    { phone: DEMO_PHONES.familyEmployer, as: 'employer', who: '个人雇主，找钟点工' },
  ],
};

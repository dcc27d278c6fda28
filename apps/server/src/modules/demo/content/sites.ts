import type { Facility, Matrix, Setting, SiteService } from '@yizhan/domain';

/** A site of the three prefectures. `reported` sites are named in public newspaper reports; the others fill the network. */
export interface DemoSite {
  readonly name: string;
  readonly matrix: Matrix;
  readonly setting: Setting;
  /** Name of the town below the county, or the county itself where no town is known. */
  readonly county: string;
  readonly address: string;
  readonly reported: boolean;
  readonly introduction?: string;
  readonly phoneLines?: number;
  readonly area?: number;
}

const site = (
  county: string,
  name: string,
  matrix: Matrix,
  setting: Setting,
  address: string,
  more: Partial<DemoSite> = {},
): DemoSite => ({ county, name, matrix, setting, address, reported: false, ...more });
const reported = (...args: Parameters<typeof site>): DemoSite => ({ ...site(...args), reported: true });

export const SITES: readonly DemoSite[] = [
  // 湘潭 4303
  reported('430304', '湘潭人才市场', 'talent_market', 'government', '湘潭大道157号', {
    area: 2400,
    phoneLines: 3,
    introduction: '智慧人力资源市场，每周举办现场招聘会，“春节招聘周”在这里连开三场。',
  }),
  reported('430302', '雨湖零工市场', 'gig_market', 'transport_hub', '湘潭汽车站旁', {
    area: 800,
    introduction: '过去零工求职者在车站旁“蹲马路”，现在进门有空调、热水和座位。',
  }),
  reported('430304', '岳塘区护理行业零工市场', 'gig_market', 'industry', '护潭广场附近', {
    introduction: '面向养老护理和医院陪护，培训、持证、派单一起做。',
  }),
  site('430302', '雨湖区政务服务中心人社窗口', 'service_center', 'government', '韶山西路'),
  site('430304', '岳塘区政务服务中心人社窗口', 'service_center', 'government', '芙蓉大道'),
  site('430321', '湘潭县政务服务中心人社窗口', 'service_center', 'government', '易俗河镇凤凰中路'),
  site('430381', '湘乡市政务服务中心人社窗口', 'service_center', 'government', '望春门街道大正街'),
  site('430382', '韶山市政务服务中心人社窗口', 'service_center', 'government', '清溪镇迎宾路'),
  site('430321', '湘潭县零工市场', 'gig_market', 'commercial', '易俗河镇大鹏路'),
  site('430381', '湘乡市零工市场', 'gig_market', 'commercial', '新湘路街道桑梅路'),
  site('430382', '韶山市零工市场', 'gig_market', 'scenic', '清溪镇英雄路'),
  site('430302', '雨湖区窑湾青年驿站', 'youth_station', 'commercial', '窑湾历史文化街区'),
  site('430302', '湘潭大学青年就业创业服务驿站', 'youth_station', 'campus', '羊牯塘'),
  site('430304', '岳塘区建设路青年驿站', 'youth_station', 'commercial', '建设路口'),
  site('430304', '湘潭经开区青年就业创业服务驿站', 'youth_station', 'park', '和平街道东风西路'),
  site('430304', '下摄司街道就业驿站', 'employment_station', 'community', '下摄司街'),
  site('430302', '云塘街道就业驿站', 'employment_station', 'community', '韶山中路'),
  // 怀化 4312
  reported('431202', '怀化人社驿站（鹤城园区站）', 'employment_station', 'park', '鹤城产业开发区', {
    area: 600,
    introduction: '服务台、招聘大厅、面试室、调解室、零工休息室和直播间在一处，每周三现场招聘。',
  }),
  reported(
    '431202',
    '怀化人社驿站（欧城生活圈站）',
    'employment_station',
    'commercial',
    '城南街道欧城生活圈',
    { phoneLines: 4, introduction: '四条人社电话专线，线上核实需求，线下主动跟踪。' },
  ),
  reported('431202', '怀化人社驿站（双拥站）', 'employment_station', 'dedicated_group', '双拥路', {
    introduction: '为退役军人和军属开设求职登记、培训报名、政策咨询、法律维权四个窗口。',
  }),
  reported('431202', '怀化人社驿站（小小站）', 'employment_station', 'dedicated_group', '湖天大道', {
    introduction: '与残疾人就业创业团队合作，设有“小小乐业”直播间。',
  }),
  reported('431202', '怀化人社驿站（怀化职院站）', 'youth_station', 'campus', '怀化职业技术学院图书馆一楼', {
    introduction: '怀化首个人社驿站，校地共建，为学生提供就业指导和岗位推荐。',
  }),
  reported('431224', '怀化人社驿站（雪峰山文旅站）', 'employment_station', 'scenic', '北斗溪镇', {
    introduction: '服务文旅用工介绍、人才培训和景区推介，开通服务事项21项。',
  }),
  reported('431202', '鹤城区零工市场', 'gig_market', 'government', '鹤城区人力资源市场内', {
    introduction: '在全市首开零工意外伤害保险。',
  }),
  site('431202', '鹤城区政务服务中心人社窗口', 'service_center', 'government', '红星路'),
  site('431221', '中方县政务服务中心人社窗口', 'service_center', 'government', '中方镇芙蓉东路'),
  site('431222', '沅陵县零工市场', 'gig_market', 'commercial', '沅陵镇辰州西街'),
  site('431224', '溆浦县零工市场', 'gig_market', 'commercial', '卢峰镇警予路'),
  site('431225', '会同县就业驿站', 'employment_station', 'community', '林城镇'),
  site('431226', '麻阳县就业驿站', 'employment_station', 'community', '高村镇'),
  site('431228', '芷江县零工市场', 'gig_market', 'transport_hub', '芷江镇和平路'),
  site('431281', '洪江市就业驿站', 'employment_station', 'community', '黔城镇'),
  // 湘西 4331
  reported('433101', '吉首零工市场', 'gig_market', 'commercial', '人民北路', {
    area: 1200,
    introduction: '四区四室齐全，配直播间和远程视频面试室。',
  }),
  reported('433124', '花垣县城南零工市场', 'gig_market', 'community', '花垣镇城南', {
    introduction: '为偏远乡镇来的求职者提供免费住宿，不用再露宿街头。',
  }),
  reported('433122', '泸溪县零工市场', 'gig_market', 'commercial', '白沙镇'),
  reported('433101', '湘西州零工市场直播带岗基地', 'gig_market', 'government', '世纪大道', {
    introduction: '全州“直播带岗”主会场，县市区设分支直播间9个。',
  }),
  site('433101', '吉首市政务服务中心人社窗口', 'service_center', 'government', '武陵东路'),
  site('433123', '凤凰县零工市场', 'gig_market', 'scenic', '沱江镇'),
  site('433125', '保靖县零工市场', 'gig_market', 'commercial', '迁陵镇'),
  site('433126', '古丈县零工市场', 'gig_market', 'commercial', '古阳镇'),
  site('433127', '永顺县零工市场', 'gig_market', 'commercial', '灵溪镇'),
  site('433130', '龙山县零工市场', 'gig_market', 'commercial', '民安街道'),
  site('433101', '吉首大学青年就业创业服务驿站', 'youth_station', 'campus', '人民南路'),
];

export const SERVICES_BY_MATRIX: Readonly<Record<Matrix, readonly SiteService[]>> = {
  talent_market: [
    'job_registration',
    'vacancy_posting',
    'career_guidance',
    'policy_advice',
    'recruiting_on_behalf',
    'livestream',
    'training_signup',
  ],
  gig_market: [
    'job_registration',
    'vacancy_posting',
    'gig_insurance',
    'tool_loan',
    'labour_mediation',
    'legal_aid',
    'lodging',
  ],
  youth_station: ['job_registration', 'career_guidance', 'startup_loan', 'training_signup', 'policy_advice'],
  employment_station: [
    'job_registration',
    'vacancy_posting',
    'policy_advice',
    'training_signup',
    'social_insurance',
    'recruiting_on_behalf',
  ],
  service_center: [
    'job_registration',
    'unemployment_registration',
    'social_insurance',
    'policy_advice',
    'startup_loan',
    'labour_mediation',
  ],
};
export const FACILITIES_BY_MATRIX: Readonly<Record<Matrix, readonly Facility[]>> = {
  talent_market: [
    'general_service_area',
    'job_matching_area',
    'vacancy_display_area',
    'interview_room',
    'video_interview_room',
    'livestream_room',
    'policy_room',
  ],
  gig_market: [
    'general_service_area',
    'job_matching_area',
    'vacancy_display_area',
    'living_area',
    'arbitration_room',
    'policy_room',
    'tool_room',
    'training_room',
    'interview_room',
  ],
  youth_station: [
    'general_service_area',
    'job_matching_area',
    'training_room',
    'interview_room',
    'rest_room',
  ],
  employment_station: [
    'general_service_area',
    'job_matching_area',
    'vacancy_display_area',
    'interview_room',
    'rest_room',
  ],
  service_center: ['general_service_area', 'policy_room', 'interview_room'],
};

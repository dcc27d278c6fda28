import type { TemplateText } from './content.ts';

/** Factories, building sites, workshops and farms. */
export const TRADE_TEMPLATES: readonly TemplateText[] = [
  {
    code: '6-99-00-00',
    title: '车间普工',
    description:
      '做什么：在流水线上做【组装/上料/贴标/装箱】，班组长现场教，三天能上手。\n上班时间：【8:00–17:30，白班】，加班另算加班费。\n发薪：每月【20】日发上月工资，计时工资加全勤奖，缴纳社会保险。',
    skills: ['流水线操作'],
    certificates: [],
    demands: ['long_standing'],
    payUnit: 'month',
  },
  {
    code: '6-05-01-03',
    title: '缝纫工',
    description:
      '做什么：用平车、锁边车缝制【工作服/校服/家纺】，按工序分工。\n上班时间：【8:00–18:00】，可按接送孩子的时间商量。\n发薪：计件，当月做当月结，【15】日发；生手有保底。\n会平车优先，不会的可以跟班学。',
    skills: ['平车', '锁边'],
    certificates: [],
    demands: [],
    payUnit: 'month',
  },
  {
    code: '6-18-02-04',
    title: '电焊工',
    description:
      '做什么：看图焊接【钢结构/管道/护栏】，打磨焊缝，保养焊机。\n上班时间：【8:00–18:00】。\n发薪：每月【15】日发上月工资，按出勤和焊缝质量计算。\n要求：持焊接与热切割作业证，会【二保焊/氩弧焊】。劳保用品由单位发。',
    skills: ['二保焊', '氩弧焊', '看图'],
    certificates: ['焊接与热切割作业证'],
    demands: ['heat', 'dust'],
    payUnit: 'month',
  },
  {
    code: '6-31-01-03',
    title: '电工',
    description:
      '做什么：【厂房/小区】用电设备的巡查、检修和抄表，处理跳闸停电。\n上班时间：【8:00–17:30，轮流值班】。\n发薪：每月【15】日发上月工资，值班另有补助。\n要求：持低压电工作业证。',
    skills: ['低压配电检修', '万用表使用'],
    certificates: ['低压电工作业证'],
    demands: ['heights'],
    payUnit: 'month',
  },
  {
    code: '6-30-01-00',
    title: '叉车司机',
    description:
      '做什么：用【3吨】叉车装卸、堆码货物，上下班点检叉车。\n上班时间：【8:00–18:00】。\n发薪：每月【15】日发上月工资，加班另算。\n要求：持叉车司机证（N1），有实际操作经验。',
    skills: ['叉车驾驶', '货物堆码'],
    certificates: ['叉车证'],
    demands: [],
    payUnit: 'month',
  },
  {
    code: '5-01-02-02',
    title: '果茶采摘工',
    description:
      '做什么：采【茶/黄桃/柑橘】，分级装箱。\n干活时间：【6:00–11:00，15:00–18:00】，预计【20】天，管中饭，村口有车接送。\n报酬：按斤计，当天过秤当天结。',
    skills: ['采摘', '分级'],
    certificates: [],
    demands: ['heat'],
    payUnit: 'day',
  },
  {
    code: '5-03-02-01',
    title: '养殖场饲养员',
    description:
      '做什么：喂【猪/牛】、清栏、消毒、观察健康并记录，听从兽医安排。\n上班时间：【7:00–11:00，14:30–18:00】，每月休息四天，可夫妻同来，有住房。\n发薪：每月【15】日发上月工资，成活率达标有奖。',
    skills: ['牲畜饲养', '防疫消毒'],
    certificates: [],
    demands: ['heavy_lifting'],
    payUnit: 'month',
  },
  {
    code: '6-29-01-01',
    title: '泥瓦工',
    description:
      '做什么：砌墙、抹灰、贴砖，看得懂简单图纸。\n干活时间：【7:00–18:00】，工期【两个月】。\n报酬：按天计，每月【25】日结，工资进专用账户。\n进场前做安全教育，安全帽、安全带由工地发。',
    skills: ['砌筑', '贴砖'],
    certificates: [],
    demands: ['heavy_lifting', 'heights'],
    payUnit: 'day',
  },
  {
    code: '6-29-01-04',
    title: '钢筋工',
    description:
      '做什么：钢筋下料、弯曲、绑扎，看图施工。\n干活时间：【6:30–18:00】，工期【三个月】，提供工棚住宿。\n报酬：按天计，每月【25】日结，工资进专用账户。\n进场前做安全教育，劳保用品由工地发。',
    skills: ['钢筋绑扎', '看图'],
    certificates: [],
    demands: ['heavy_lifting', 'heights', 'heat'],
    payUnit: 'day',
  },
  {
    code: '6-06-03-01',
    title: '木工',
    description:
      '做什么：【家装吊顶、柜体安装/工地支模】，看图下料。\n干活时间：【8:00–18:00】。\n报酬：按天计，完工一周内结清。\n自带小工具，大型工具由单位提供。',
    skills: ['下料', '柜体安装'],
    certificates: [],
    demands: ['dust', 'heights'],
    payUnit: 'day',
  },
  {
    code: '6-18-03-03',
    title: '油漆工',
    description:
      '做什么：墙面批灰打磨、刷漆，【家具/钢构】喷涂。\n干活时间：【8:00–18:00】。\n报酬：按天计，完工一周内结清。\n口罩、手套由单位提供，室内作业保持通风。',
    skills: ['批灰', '喷涂'],
    certificates: [],
    demands: ['dust', 'heights'],
    payUnit: 'day',
  },
  {
    code: '6-20-01-01',
    title: '装配钳工',
    description:
      '做什么：按图装配【电机/减速机】，调试，填写装配记录。\n上班时间：【8:00–17:30】，周末休一天。\n发薪：每月【15】日发上月工资，缴纳社会保险。\n要求：会看装配图，会用量具。',
    skills: ['看图', '量具使用'],
    certificates: [],
    demands: ['long_standing'],
    payUnit: 'month',
  },
  {
    code: '6-31-03-05',
    title: '质检员',
    description:
      '做什么：按标准检验【来料/成品】，做记录，不合格品隔离并上报。\n上班时间：【8:00–17:30】，两班轮换的另有补助。\n发薪：每月【15】日发上月工资，缴纳社会保险。',
    skills: ['量具使用', '检验记录'],
    certificates: [],
    demands: ['computer'],
    payUnit: 'month',
  },
  {
    code: '6-31-05-00',
    title: '包装工',
    description:
      '做什么：把【食品/日用品】装盒、封箱、贴标、码垛。\n上班时间：【8:00–17:30】，也可以只做半天。\n报酬：按小时计，每周结。\n做食品包装的要持健康证，单位安排免费办理。',
    skills: ['封箱机操作'],
    certificates: [],
    demands: ['long_standing'],
    payUnit: 'hour',
  },
];

import type { TemplateText } from './content.ts';

/** Business, transport, care, food and other services. */
export const SERVICE_TEMPLATES: readonly TemplateText[] = [
  {
    code: '4-07-05-01',
    title: '保安',
    description:
      '做什么：门岗值守、车辆和来访登记、巡逻、看监控。\n上班时间：【白班8:00–20:00，做一休一】。\n发薪：每月【15】日发上月工资，缴纳社会保险。\n要求：能识字填登记表，遇事沉得住气。上岗后由单位组织办理保安员证。',
    skills: ['监控值守', '消防器材使用'],
    certificates: ['保安员证'],
    demands: ['long_standing', 'night_shift'],
    payUnit: 'month',
  },
  {
    code: '4-09-08-01',
    title: '保洁员',
    description:
      '做什么：打扫【写字楼/小区/医院】的地面、楼道、卫生间，收垃圾，擦拭门窗。\n上班时间：【6:30–10:30，14:00–17:30】，每周休息【一】天。\n发薪：每月【10】日发上月工资。\n工具、手套和工作服由单位提供。',
    skills: ['地面清洁', '卫生间清洁'],
    certificates: [],
    demands: ['long_standing'],
    payUnit: 'month',
  },
  {
    code: '4-02-02-02',
    title: '货车司机',
    description:
      '做什么：驾驶【4.2米厢式货车】，往返【湘潭到长沙】送货，交接单据，出车前检查车况。\n上班时间：【6:00–16:00】，不跑夜车。\n发薪：底薪加趟次，每月【15】日发。\n要求：持【B2】驾驶证，一年内没有重大事故。',
    skills: ['货车驾驶', '车辆例检'],
    certificates: ['B2驾驶证'],
    demands: ['travel'],
    payUnit: 'month',
  },
  {
    code: '4-02-02-01',
    title: '客车司机',
    description:
      '做什么：驾驶【公交车/通勤车】按线路运行，出车前检查车况，提醒乘客注意安全。\n上班时间：【早班5:40–13:00，晚班13:00–20:30，轮换】。\n发薪：每月【15】日发上月工资，安全行车有奖。\n要求：持【A1或A3】驾驶证和从业资格证。',
    skills: ['客车驾驶', '车辆例检'],
    certificates: ['A1驾驶证', '道路旅客运输从业资格证'],
    demands: ['rotating_shift'],
    payUnit: 'month',
  },
  {
    code: '4-10-08-01',
    title: '外卖骑手',
    description:
      '做什么：骑电动车在【岳塘区】取餐送餐，平均一单2公里。\n上班时间：【10:30–14:00，17:00–20:30】，可以只跑一段。\n报酬：按单计，【每日】结算；雨天、高温有补贴。\n平台为骑手参加职业伤害保障。',
    skills: ['电动车驾驶', '使用手机地图'],
    certificates: [],
    demands: ['travel'],
    payUnit: 'piece',
  },
  {
    code: '4-02-07-08',
    title: '快递员',
    description:
      '做什么：负责【一个片区】的派件和收件，按时上门，异常件当天回站登记。\n上班时间：【7:30–18:30】，每周休息一天。\n发薪：底薪加件数，每月【15】日发，缴纳社会保险。\n提供电动三轮车。',
    skills: ['电动三轮车驾驶', '使用手持终端'],
    certificates: [],
    demands: ['travel', 'heavy_lifting'],
    payUnit: 'month',
  },
  {
    code: '4-02-06-01',
    title: '仓库管理员',
    description:
      '做什么：货物入库、出库、盘点和台账登记，保持仓库整齐，防火防潮。\n上班时间：【8:30–17:30】，每周休息一天。\n发薪：每月【10】日发上月工资，缴纳社会保险。\n要求：会用电脑录单。',
    skills: ['库存盘点', '办公软件'],
    certificates: [],
    demands: ['computer'],
    payUnit: 'month',
  },
  {
    code: '4-02-05-01',
    title: '装卸搬运工',
    description:
      '做什么：装车、卸车、分拣、码放【建材/快递/蔬菜】，单件最重【25】公斤，有手推车。\n干活时间：【18:00–23:00】。\n报酬：按天算，干完当天结清。\n手套、护腰由单位提供。',
    skills: ['货物码放'],
    certificates: [],
    demands: ['heavy_lifting'],
    payUnit: 'day',
  },
  {
    code: '4-02-06-02',
    title: '超市理货员',
    description:
      '做什么：上货、理货、换价签、查保质期，给顾客指路。\n上班时间：【早班6:30–14:30，晚班14:00–22:00，轮换】。\n发薪：每月【15】日发上月工资，缴纳社会保险，管一餐。',
    skills: ['商品陈列'],
    certificates: [],
    demands: ['long_standing', 'rotating_shift'],
    payUnit: 'month',
  },
  {
    code: '4-01-02-04',
    title: '收银员',
    description:
      '做什么：扫码收款、装袋、核对现金，营业结束后对账。\n上班时间：【早班7:00–15:00，晚班14:30–22:00，轮换】。\n发薪：每月【15】日发上月工资，缴纳社会保险。\n不会用收银机的，店里教。',
    skills: ['收银机操作'],
    certificates: [],
    demands: ['long_standing', 'rotating_shift'],
    payUnit: 'month',
  },
  {
    code: '4-01-02-03',
    title: '服装店导购',
    description:
      '做什么：接待顾客，介绍商品，整理货架，记录销售。\n上班时间：【9:30–21:00，做一天休一天】。\n发薪：底薪加提成，每月【15】日发。\n上岗前培训三天，培训期照发工资。',
    skills: ['商品介绍', '商品陈列'],
    certificates: [],
    demands: ['long_standing'],
    payUnit: 'month',
  },
  {
    code: '4-01-02-01',
    title: '销售员',
    description:
      '做什么：拜访和联系【本地客户】，介绍【产品】，签合同，跟进发货和回款。\n上班时间：【8:30–17:30】，周末双休。\n发薪：底薪加提成，提成办法写进合同；每月【10】日发。\n出差费用由单位报销。',
    skills: ['沟通', '客户拜访'],
    certificates: [],
    demands: ['travel'],
    payUnit: 'month',
  },
  {
    code: '4-01-06-02',
    title: '带货主播',
    description:
      '做什么：在直播间介绍【农产品/服装】，回答提问，配合运营做预告和复盘。\n上班时间：【每天直播4小时，19:00–23:00】。\n发薪：底薪加销售提成，提成办法写进合同。\n普通话清楚即可，没有经验的先跟播一周，跟播期照发工资。',
    skills: ['口头表达', '使用直播软件'],
    certificates: [],
    demands: ['night_shift'],
    payUnit: 'month',
  },
  {
    code: '4-04-05-03',
    title: '电话客服',
    description:
      '做什么：接听来电，记录问题，按流程答复或转办，不做电话推销。\n上班时间：【8:30–17:30，轮休】。\n发薪：每月【10】日发上月工资，缴纳社会保险。\n要求：普通话清楚，打字每分钟【40】字。',
    skills: ['普通话', '打字'],
    certificates: [],
    demands: ['computer'],
    payUnit: 'month',
  },
  {
    code: '3-01-01-01',
    title: '办公室文员',
    description:
      '做什么：收发文件、整理资料、做表格、接待来访、安排会议。\n上班时间：【8:30–17:30】，周末双休。\n发薪：每月【10】日发上月工资，缴纳社会保险。\n要求：会用表格和文字处理软件。',
    skills: ['办公软件', '公文写作'],
    certificates: [],
    demands: ['computer'],
    payUnit: 'month',
  },
  {
    code: '2-06-03-00',
    title: '会计',
    description:
      '做什么：记账、报税、编制报表，核对往来账，配合年度审计。\n上班时间：【8:30–17:30】，周末双休。\n发薪：每月【10】日发上月工资，缴纳社会保险和公积金。\n要求：【初级】会计职称，会用【财务软件】。',
    skills: ['财务软件', '纳税申报'],
    certificates: ['初级会计职称'],
    demands: ['computer'],
    payUnit: 'month',
  },
  {
    code: '4-03-02-01',
    title: '中餐厨师',
    description:
      '做什么：炒【湘菜】，管好自己的灶台和备料，参与定菜单。\n上班时间：【9:30–14:00，16:30–21:00】，每月休息四天。\n发薪：每月【15】日发上月工资。\n要求：持健康证，能独立炒【三十】道菜。',
    skills: ['湘菜烹调', '切配'],
    certificates: ['健康证'],
    demands: ['heat', 'long_standing'],
    payUnit: 'month',
  },
  {
    code: '4-03-02-02',
    title: '面点师',
    description:
      '做什么：做【包子、馒头、米粉、糕点】，备料、发面、出笼。\n上班时间：【4:30–12:00】。\n发薪：每月【15】日发上月工资，管早中餐。\n要求：持健康证。',
    skills: ['面点制作'],
    certificates: ['健康证'],
    demands: ['long_standing'],
    payUnit: 'month',
  },
  {
    code: '4-03-02-05',
    title: '餐厅服务员',
    description:
      '做什么：迎客、点单、上菜、收台，保持餐区干净。\n上班时间：【10:00–14:00，16:30–21:00】，每月休息四天。\n发薪：每月【15】日发上月工资，管两餐。\n要求：持健康证，没有的由单位安排免费办理。',
    skills: ['点单系统操作'],
    certificates: ['健康证'],
    demands: ['long_standing'],
    payUnit: 'month',
  },
  {
    code: '4-03-01-02',
    title: '酒店客房服务员',
    description:
      '做什么：整理客房、更换布草、补充用品、检查设备，每天【12】间。\n上班时间：【8:30–17:00】，每周休息一天。\n发薪：底薪加超间计件，每月【15】日发，管一餐。',
    skills: ['客房整理'],
    certificates: [],
    demands: ['long_standing'],
    payUnit: 'month',
  },
  {
    code: '4-10-01-06',
    title: '家政服务员',
    description:
      '做什么：上门打扫、洗衣、做饭、接送孩子，按约定的家庭和时间。\n上班时间：【每次2–4小时】，自己选单。\n报酬：按小时计，做完当天结。\n公司买意外保险，上岗前培训两天，培训不收费。',
    skills: ['家居清洁', '家常菜'],
    certificates: ['健康证'],
    demands: [],
    payUnit: 'hour',
  },
  {
    code: '4-10-01-01',
    title: '育婴师',
    description:
      '做什么：照料【0–3岁】孩子的吃、睡、洗和活动，做好每天记录。\n上班时间：【8:00–18:00，不住家】，每周休息一天。\n发薪：按月，由客户通过公司支付。\n要求：持健康证，有育婴或月嫂培训证书的优先。',
    skills: ['婴幼儿照护', '辅食制作'],
    certificates: ['健康证', '育婴员证'],
    demands: [],
    payUnit: 'month',
  },
  {
    code: '4-10-01-05',
    title: '养老护理员',
    description:
      '做什么：照顾老人的饮食、洗漱、翻身、用药提醒，陪伴聊天，记好护理记录。\n上班时间：【早中晚三班轮换】，每周休息一天。\n发薪：每月【15】日发上月工资，缴纳社会保险，管三餐。\n没有证书的，单位安排免费培训考证。',
    skills: ['老年人照护', '协助移动'],
    certificates: ['健康证', '养老护理员证'],
    demands: ['night_shift', 'heavy_lifting'],
    payUnit: 'month',
  },
  {
    code: '4-14-01-02',
    title: '医院护工',
    description:
      '做什么：在病房协助病人吃饭、洗漱、检查，整理床单位，听护士安排。\n上班时间：【12小时一班，做一休一】。\n报酬：按天计，每周结。\n要求：持健康证；陪护培训由医院组织，不收费。',
    skills: ['病人照护', '协助移动'],
    certificates: ['健康证'],
    demands: ['night_shift', 'heavy_lifting'],
    payUnit: 'day',
  },
  {
    code: '4-10-01-03',
    title: '幼儿园保育员',
    description:
      '做什么：照顾孩子的饮食、午睡、如厕，做好班级清洁消毒，配合老师组织活动。\n上班时间：【7:30–17:30】，周末和寒暑假休息。\n发薪：每月【10】日发上月工资，缴纳社会保险。\n要求：持健康证和保育员（保育师）证。',
    skills: ['幼儿生活照料', '清洁消毒'],
    certificates: ['健康证', '保育师证'],
    demands: [],
    payUnit: 'month',
  },
  {
    code: '2-08-03-00',
    title: '幼儿园教师',
    description:
      '做什么：带【中】班，组织一日活动，观察记录，与家长沟通。\n上班时间：【7:40–17:00】，周末和寒暑假休息。\n发薪：每月【10】日发上月工资，缴纳社会保险和公积金。\n要求：持幼儿园教师资格证。',
    skills: ['教学组织', '家长沟通'],
    certificates: ['幼儿园教师资格证', '健康证'],
    demands: [],
    payUnit: 'month',
  },
  {
    code: '2-05-08-01',
    title: '护士',
    description:
      '做什么：测量生命体征、输液发药、书写护理记录、健康宣教。\n上班时间：【三班轮换】。\n发薪：每月【10】日发上月工资，夜班另有补助，缴纳社会保险和公积金。\n要求：持护士执业证书。',
    skills: ['静脉输液', '护理记录'],
    certificates: ['护士执业证'],
    demands: ['night_shift', 'rotating_shift'],
    payUnit: 'month',
  },
  {
    code: '4-10-03-02',
    title: '美发师',
    description:
      '做什么：洗、剪、吹、烫、染，和顾客商量发型，保持工位干净。\n上班时间：【10:00–20:00】，每周休息一天。\n发薪：底薪加提成，每月【15】日发，提成办法写进合同。\n学徒也收，学徒期发基本工资。',
    skills: ['剪发', '烫染'],
    certificates: ['健康证'],
    demands: ['long_standing'],
    payUnit: 'month',
  },
  {
    code: '4-09-10-01',
    title: '绿化养护工',
    description:
      '做什么：浇水、修剪、除草、施肥、补种，清理落叶。\n上班时间：夏季【5:30–10:00，16:00–19:00】，冬季【8:00–17:00】。\n报酬：按天计，每月【10】日结。\n工具和防暑用品由单位提供。',
    skills: ['绿篱修剪'],
    certificates: [],
    demands: ['heat', 'long_standing'],
    payUnit: 'day',
  },
  {
    code: '4-12-01-01',
    title: '汽车维修工',
    description:
      '做什么：保养、换件、检修底盘和发动机，填写工单。\n上班时间：【8:30–18:00】，每周休息一天。\n发薪：底薪加工时提成，每月【15】日发，缴纳社会保险。\n学徒也收，学徒期发基本工资。',
    skills: ['汽车保养', '故障诊断'],
    certificates: [],
    demands: ['heavy_lifting'],
    payUnit: 'month',
  },
];

/** The table of certificates: their names, and the words that mean them. */

export interface CertificateEntry {
  zh: string;
  en: string;
  stem: RegExp;
  /** Certificates that holding this one also proves (an A1 driver may drive what B1 allows). */
  covers?: readonly string[];
  /** Obtained within days at little cost, so a person without it is not excluded. */
  quick?: true;
  /** The stem alone names the certificate, no 证 needed (执业药师). */
  standalone?: true;
}

/** Driving classes by 公安部令第162号《机动车驾驶证申领和使用规定》, annex 1: what each class also allows. */
const DRIVING_COVERS: Record<string, readonly string[]> = {
  a1: ['a3', 'b1', 'b2', 'c1', 'c2', 'c3', 'c4'],
  a2: ['b1', 'b2', 'c1', 'c2', 'c3', 'c4'],
  a3: ['c1', 'c2', 'c3', 'c4'],
  b1: ['c1', 'c2', 'c3', 'c4'],
  b2: ['c1', 'c2', 'c3', 'c4'],
  c1: ['c2', 'c3', 'c4'],
  c2: [],
  d: [],
  e: [],
};

const drivingCovers = (cls: string): string[] => [
  ...(DRIVING_COVERS[cls] ?? []).map((covered) => `driver_${covered}`),
  ...(cls === 'd' || cls === 'e' ? [] : ['driver']),
];

/** Grades of other certificates written like those of licences: '安全员B证', '建安C证'. */
const NO_LICENCE = '(?<!安全员?|考核|建安|交安|水安|三类人员|三类)';

/** A class letter counts only next to a word for driving, so that 'a1纸' or 'b1层' is not a licence. */
const drivingStem = (cls: string): RegExp =>
  new RegExp(
    `(?<![a-z0-9])${cls}(?![0-9a-z])(?=.{0,8}(?:证|照|牌|驾|本$|本[^科])|$)|(?:驾照|驾驶证|准驾车型)[^,]{0,4}(?<![a-z0-9])${cls}(?![0-9a-z])`,
  );

export const CERTIFICATE_TABLE = {
  driver_a1: { zh: 'A1驾照', en: 'A1 driving licence', stem: drivingStem('a1'), covers: drivingCovers('a1') },
  driver_a2: { zh: 'A2驾照', en: 'A2 driving licence', stem: drivingStem('a2'), covers: drivingCovers('a2') },
  driver_a3: { zh: 'A3驾照', en: 'A3 driving licence', stem: drivingStem('a3'), covers: drivingCovers('a3') },
  driver_b1: { zh: 'B1驾照', en: 'B1 driving licence', stem: drivingStem('b1'), covers: drivingCovers('b1') },
  driver_b2: {
    zh: 'B2驾照',
    en: 'B2 driving licence',
    stem: new RegExp(`${drivingStem('b2').source}|${NO_LICENCE}(?<![a-z0-9])b(?:类|级)?(?:驾?照|牌|本$|证)`),
    covers: drivingCovers('b2'),
  },
  driver_c1: {
    zh: 'C1驾照',
    en: 'C1 driving licence',
    stem: new RegExp(
      `${drivingStem('c1').source}|${NO_LICENCE}(?<![a-z0-9])c[il]?(?:类|级)?(?:驾?照|牌|本$|证)`,
    ),
    covers: drivingCovers('c1'),
  },
  driver_c2: { zh: 'C2驾照', en: 'C2 driving licence', stem: drivingStem('c2'), covers: drivingCovers('c2') },
  driver_d: {
    zh: '摩托车驾照',
    en: 'motorcycle licence',
    stem: /摩托车?驾?[照证]|(?<![a-z0-9])[de](?:驾?照|牌)/,
    covers: [],
  },
  driver: {
    zh: '驾驶证',
    en: 'driving licence',
    stem: /驾驶?[证照本]|驾驶执照|机动车驾驶/,
    standalone: true,
  },
  ride_hailing: { zh: '网约车驾驶员证', en: 'ride-hailing driver permit', stem: /网约车|网络预约出租/ },
  passenger_transport: {
    zh: '客运从业资格证',
    en: 'passenger transport permit',
    stem: /客运(?:从业|资格)/,
    standalone: true,
  },
  freight_transport: {
    zh: '货运从业资格证',
    en: 'freight transport permit',
    stem: /货运(?:从业|资格)|道路运输从业/,
    standalone: true,
  },
  hazmat_transport: {
    zh: '危险品运输从业资格证',
    en: 'hazardous goods transport permit',
    stem: /危险?[品货].{0,4}(?:押运|运输|从业|驾驶)|押运员?证/,
  },
  forklift: {
    zh: '叉车证',
    en: 'forklift licence',
    stem: /叉车|(?<![a-z0-9])n1(?![0-9])|场(?:\(厂\))?内?专用机动车/,
  },
  crane: {
    zh: '起重机证',
    en: 'crane operator licence',
    stem: /起重|行车|天车|航吊|吊车|塔吊|(?<![a-z0-9])q[128](?![0-9])/,
  },
  rigging: { zh: '司索指挥证', en: 'rigging signaller certificate', stem: /司索|信号工/ },
  excavator: { zh: '挖掘机证', en: 'excavator operator certificate', stem: /挖掘机|挖机/ },
  loader: { zh: '装载机证', en: 'loader operator certificate', stem: /装载机|铲车/ },
  boiler: { zh: '司炉证', en: 'boiler operator certificate', stem: /锅炉|司炉|(?<![a-z0-9])g[123](?![0-9])/ },
  pressure_vessel: {
    zh: '压力容器证',
    en: 'pressure vessel operator certificate',
    stem: /压力容器|快开门|(?<![a-z0-9])r[123](?![0-9])/,
  },
  elevator: {
    zh: '电梯作业证',
    en: 'lift technician certificate',
    stem: /电梯(?:作业|修理|维修|安装|操作|司机)?(?!.{0,4}安全管理)/,
  },
  equipment_safety_manager: {
    zh: '特种设备安全管理员证',
    en: 'special equipment safety manager certificate',
    stem: /(?:特种设备|电梯).{0,2}安全管理|(?<![a-z0-9])a4?(?=证).{0,1}特种设备/,
  },
  electrician_high: {
    zh: '高压电工证',
    en: 'high-voltage electrician certificate',
    stem: /高低?压(?:.低压)?电?工?|高压/,
    covers: ['electrician'],
  },
  electrician_low: {
    zh: '低压电工证',
    en: 'low-voltage electrician certificate',
    stem: /(?:高)?低压(?:电工)?/,
    covers: ['electrician'],
  },
  electrician: {
    zh: '电工证',
    en: 'electrician certificate',
    stem: /电工|电气.{0,2}作业/,
    covers: ['electrician_low'],
  },
  welder: { zh: '焊工证', en: 'welder certificate', stem: /焊工|焊接|电焊|氩弧焊|二保焊|热切割/ },
  work_at_height: {
    zh: '高处作业证',
    en: 'work-at-height certificate',
    stem: /登高|高处作业|高空作业|架子工/,
  },
  refrigeration: { zh: '制冷与空调作业证', en: 'refrigeration technician certificate', stem: /制冷|空调/ },
  hazardous_chemicals: {
    zh: '危险化学品作业证',
    en: 'hazardous chemicals certificate',
    stem: /危险?化学?品?(?:安全|作业|操作|工艺)|危化/,
  },
  special_operation: {
    zh: '特种作业操作证',
    en: 'special operations certificate',
    stem: /特种?作业|特殊工种|特种工/,
  },
  fitter: { zh: '钳工证', en: 'fitter certificate', stem: /钳工/ },
  machinist: { zh: '车工证', en: 'machinist certificate', stem: /车工|铣工|数控/ },
  fire_control: {
    zh: '消防设施操作员证',
    en: 'fire safety operator certificate',
    stem: /消控|消防(?:设施|员)?(?:操作|监控|中控|控制)|建\(?构\)?筑物消防|建构筑物消防|消防员?(?:[初中高]级)?(?:上岗|资格|职业)?(?=证)|构筑物消防|中控证|监控员?(?=证)/,
  },
  security_guard: { zh: '保安员证', en: 'security guard certificate', stem: /保安(?:员)?|校安保|安保/ },
  health: { zh: '健康证', en: 'health certificate', stem: /健康(?=证|合格)|食品类健康/, quick: true },
  chef: { zh: '厨师证', en: 'cook certificate', stem: /厨师|烹[调饪]/ },
  pastry: { zh: '面点师证', en: 'pastry cook certificate', stem: /面点|西点|烘焙/ },
  food_safety: {
    zh: '食品安全管理员证',
    en: 'food safety manager certificate',
    stem: /食品安全/,
    quick: true,
  },
  nutritionist: { zh: '营养师证', en: 'nutritionist certificate', stem: /营养师|营养员/ },
  maternity_care: { zh: '母婴护理证', en: 'maternity care certificate', stem: /月嫂|母婴护理|母婴/ },
  infant_care: { zh: '育婴员证', en: 'infant care certificate', stem: /育婴|育儿嫂/ },
  elderly_care: { zh: '养老护理员证', en: 'elderly care certificate', stem: /养老护理/ },
  care_worker: { zh: '护理员证', en: 'care worker certificate', stem: /护工|(?<!养老|母婴)护理员|医疗护理/ },
  domestic_service: { zh: '家政服务员证', en: 'domestic service certificate', stem: /家政/ },
  massage: { zh: '按摩师证', en: 'massage therapist certificate', stem: /按摩|推拿/ },
  beautician: { zh: '美容师证', en: 'beautician certificate', stem: /美容师/ },
  hairdresser: { zh: '美发师证', en: 'hairdresser certificate', stem: /美发/ },
  senior_nurse: {
    zh: '护师职称',
    en: 'senior nurse title',
    stem: /(?<!执业)护师|主管护/,
    covers: ['nurse'],
  },
  nurse: { zh: '护士执业证', en: 'nurse licence', stem: /护士|执业护师/ },
  doctor: {
    zh: '执业医师证',
    en: 'physician licence',
    stem: /(?:执业|医师|医生|口腔|中医)(?<!助理)(?:执业)?(?:医师|医生)(?:执业|资格)?(?!助理)|医师(?:执业|资格)|执业医(?!师?助理)|主治医/,
    covers: ['assistant_doctor'],
    standalone: true,
  },
  assistant_doctor: {
    zh: '执业助理医师证',
    en: 'assistant physician licence',
    stem: /助理(?:执业)?医师|执业助理|助理证/,
  },
  licensed_pharmacist: {
    zh: '执业药师证',
    en: 'licensed pharmacist',
    stem: /执业(?:中|西)?药师/,
    standalone: true,
    covers: ['pharmacist'],
  },
  pharmacist: {
    zh: '药师（士）职称',
    en: 'pharmacist title',
    stem: /(?<!执业)(?:中|西|主管)?药[师士](?:职称|资格|证|$)|从业药师/,
  },
  lab_technologist: { zh: '检验师（士）证', en: 'laboratory technologist certificate', stem: /检验[师士]/ },
  rehabilitation: {
    zh: '康复治疗师证',
    en: 'rehabilitation therapist certificate',
    stem: /康复(?:治疗)?[师士]/,
  },
  kindergarten_teacher: {
    zh: '幼儿园教师资格证',
    en: 'kindergarten teacher certificate',
    stem: /幼师|幼儿?园?教师|幼教/,
    covers: ['teacher'],
  },
  nursery_carer: { zh: '保育员证', en: 'nursery carer certificate', stem: /保育[员师]/ },
  teacher: { zh: '教师资格证', en: 'teacher certificate', stem: /(?<!幼儿?园?|幼)(?:教师|教资)/ },
  mandarin: {
    zh: '普通话等级证',
    en: 'Mandarin proficiency certificate',
    stem: /普通话.{0,4}(?:[一二三]级|[甲乙]等|等级)/,
  },
  tour_guide: { zh: '导游证', en: 'tour guide licence', stem: /导游/ },
  lifeguard: { zh: '救生员证', en: 'lifeguard certificate', stem: /救生员/ },
  fitness_coach: { zh: '健身教练证', en: 'fitness coach certificate', stem: /健身教练|社会体育指导/ },
  accounting_senior: {
    zh: '高级会计师职称',
    en: 'senior accountant title',
    stem: /高级会计/,
    standalone: true,
    covers: ['accounting_mid', 'accounting_junior', 'accounting'],
  },
  cpa: {
    zh: '注册会计师证',
    en: 'CPA',
    stem: /注册会计师|注会|(?<![a-z])cpa(?![a-z])/,
    standalone: true,
    covers: ['accounting_mid', 'accounting_junior', 'accounting'],
  },
  accounting_mid: {
    zh: '中级会计职称',
    en: 'intermediate accountant title',
    stem: /中级会计|(?<!助理)会计师(?:职称|证|资格)/,
    standalone: true,
    covers: ['accounting_junior', 'accounting'],
  },
  accounting_junior: {
    zh: '初级会计职称',
    en: 'junior accountant title',
    stem: /初级会计|助理会计师/,
    standalone: true,
    covers: ['accounting'],
  },
  accounting: { zh: '会计证', en: 'accounting certificate', stem: /会计(?:从业|上岗)?(?=证|资格|从业)/ },
  tax_agent: { zh: '税务师证', en: 'tax agent certificate', stem: /税务师/ },
  economist: { zh: '经济师职称', en: 'economist title', stem: /经济师/ },
  hr_manager: { zh: '人力资源管理师证', en: 'HR manager certificate', stem: /人力资源(?:管理)?师/ },
  social_worker: { zh: '社工证', en: 'social worker certificate', stem: /社工|社会工作[师者]/ },
  counsellor: { zh: '心理咨询师证', en: 'counsellor certificate', stem: /心理咨询/ },
  lawyer: {
    zh: '法律职业资格证',
    en: 'legal profession certificate',
    stem: /法律[职执]业|司法(?:考试|资格)|法考|律师(?:执业|资格|证)/,
  },
  constructor_1: {
    zh: '一级建造师证',
    en: 'constructor, class 1',
    stem: /一级(?:注册)?建造师|一建/,
    standalone: true,
    covers: ['constructor_2'],
  },
  constructor_2: {
    zh: '二级建造师证',
    en: 'constructor, class 2',
    stem: /(?<!一级(?:注册)?)建造师|二建/,
    standalone: true,
  },
  cost_engineer: { zh: '造价工程师证', en: 'cost engineer certificate', stem: /造价(?:工程)?[师员]/ },
  supervising_engineer: {
    zh: '监理工程师证',
    en: 'supervising engineer certificate',
    stem: /监理(?:工程)?[师员]/,
  },
  safety_engineer: {
    zh: '注册安全工程师证',
    en: 'registered safety engineer',
    stem: /注册安全|注安师|注安/,
    standalone: true,
  },
  safety_officer: {
    zh: '安全员证',
    en: 'safety officer certificate',
    stem: /安全员|安全(?:主任|生产管理)|(?:建安|三类人员)[abc](?=证)/,
  },
  site_staff: {
    zh: '施工现场八大员证',
    en: 'construction site staff certificate',
    stem: /施工员|资料员|质量?员(?=证)|材料员|标准员|机械员|八大员/,
  },
  laboratory: {
    zh: '化验员证',
    en: 'laboratory analyst certificate',
    stem: /化验|(?:化学|理化|水质|药物|食品)(?:检验|检测|分析)/,
  },
  internal_auditor: { zh: '内审员证', en: 'internal auditor certificate', stem: /内审员/ },
  property_manager: { zh: '物业管理证', en: 'property manager certificate', stem: /物业(?:管理|经理|项目)/ },
  estate_agent: { zh: '房地产经纪人证', en: 'estate agent certificate', stem: /房地?产经纪/ },
  securities: { zh: '证券从业资格', en: 'securities licence', stem: /证券/ },
  fund: { zh: '基金从业资格', en: 'fund licence', stem: /基金/ },
  insurance_agent: { zh: '保险从业资格', en: 'insurance licence', stem: /保险/ },
  customs: { zh: '报关员证', en: 'customs broker certificate', stem: /报关|报检/ },
  cet4: { zh: '大学英语四级', en: 'CET-4', stem: /(?:英语|cet).{0,2}(?:四|4)级?|四级英语/, standalone: true },
  cet6: {
    zh: '大学英语六级',
    en: 'CET-6',
    stem: /(?:英语|cet).{0,2}(?:六|6)级?|六级英语/,
    standalone: true,
    covers: ['cet4'],
  },
  english_major: {
    zh: '英语专业等级',
    en: 'English major test',
    stem: /英语?专业?八级|专八|专四|tem-?[48]/,
    standalone: true,
    covers: ['cet6', 'cet4'],
  },
  computer_level: {
    zh: '计算机等级证',
    en: 'computer proficiency certificate',
    stem: /计算机.{0,3}[一二三四]?级/,
  },
  seafarer: { zh: '船员证', en: 'seafarer certificate', stem: /船员|海员|适任/ },
  drone: { zh: '无人机驾驶证', en: 'drone pilot licence', stem: /无人机/ },
  veterinary: { zh: '执业兽医证', en: 'veterinary licence', stem: /兽医/ },
} as const satisfies Record<string, CertificateEntry>;

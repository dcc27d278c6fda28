/** What the work involves, what is provided, where it is done. */
import type { LimitationCode } from '../types.ts';
import { clausesOf, foldText } from '../vocabulary/text.ts';

/** Stated by the advert itself. */
const SAID: readonly (readonly [LimitationCode, RegExp])[] = [
  ['heights', /高空|登高|爬高|高处作业|外墙清洗|吊篮|蜘蛛人/],
  ['heavy_lifting', /搬运|搬重|搬货|装卸|重体力|体力(?:活|劳动)|负重|扛包|卸货|上下货/],
  ['long_standing', /久站|长[时期]间?站|站立|站岗|站班|站着/],
  ['cold', /冷库|低温(?!费|补)|冷冻库|冷链仓/],
  ['heat', /高温(?!补|费|津|假|季|杀|消)/],
  ['dust', /粉尘|打磨|抛光|喷砂|打粉/],
  ['noise', /噪[音声]/],
  ['chemicals', /喷漆|油漆|有毒|电镀|农药|喷涂|天那水|化学品/],
  ['high_voltage', /高压(?:配|室|房|柜|线|设备|值班)|10kv|变电/],
  ['underground', /井下|矿井/],
  ['travel', /出差(?!补|费)|长途|驻外|外派|全国各地|跨省/],
  ['live_in', /住家/],
  ['phone_sales', /电话(?:销售|营销|推销|邀约|外呼)|电销|外呼|打电话/],
  ['field_sales', /跑业务|地推|陌拜|陌生拜访|扫街|外出拜访|开发(?:新)?客户|客户开发|拓展客户/],
  ['insurance_sales', /保险(?:销售|代理|顾问|经纪|业务|规划)|寿险|卖保险/],
  ['drinking', /应酬|酒量|陪酒|喝酒/],
  ['entertainment_venue', /ktv|酒吧|夜场|夜总会|网吧|网咖/],
  ['overtime', /(?:经常|需要?|能|可|接受|适应|配合|服从).{0,3}加班/],
  [
    'computer',
    /电脑|办公软件|excel|(?<![a-z])office|(?<![a-z])word(?![a-z])|打字|(?<![a-z])erp(?![a-z])|(?<![a-z])cad(?![a-z])|表格/,
  ],
  ['driving', /开车|驾驶/],
  ['outdoor', /外勤|户外|室外|外出(?!吃)|配送上门|送货上门/],
];
const DENIED = /(?:不|无|没有?|免)(?:需要?|用|须|会|做|跑|是|存在|涉及)?[^有]{0,5}$/;

interface TitleWork {
  title: RegExp;
  /** Part of the work by its title. */
  involves?: readonly LimitationCode[];
  /** Usual in such work. */
  mayInvolve?: readonly LimitationCode[];
}

/** What work with a given title involves. */
const BY_TITLE: readonly TitleWork[] = [
  {
    title: /保安|门卫|秩序|安保|安检|巡防|特勤|防损/,
    mayInvolve: ['night_shift', 'rotating_shift', 'long_standing', 'walking', 'outdoor'],
  },
  {
    title: /服务员|传菜|迎宾|导购|营业员|店员|收银|理货|促销|柜员|奶茶|咖啡|楼面/,
    involves: ['walking'],
    mayInvolve: ['long_standing', 'rotating_shift', 'late_evening', 'weekend'],
  },
  {
    title: /厨|炒锅|砧板|切配|洗碗|帮工|打荷|面点|点心|传菜/,
    involves: ['long_standing'],
    mayInvolve: ['heavy_lifting', 'heat', 'walking'],
  },
  { title: /保洁|清洁|环卫|家政|客房|阿姨/, involves: ['walking'], mayInvolve: ['long_standing'] },
  {
    title: /搬运|装卸|搬家|卸货|力工/,
    involves: ['heavy_lifting', 'walking'],
    mayInvolve: ['long_standing'],
  },
  {
    title: /分拣|仓管|仓库|拣货|打包|配货|库管/,
    mayInvolve: ['heavy_lifting', 'walking', 'long_standing', 'rotating_shift', 'night_shift'],
  },
  {
    title: /普工|操作工|操作员|包装|流水线|组装|生产工|作业员|技工|学徒|注塑|冲压/,
    mayInvolve: ['long_standing', 'rotating_shift', 'night_shift', 'overtime'],
  },
  {
    title: /快递|外卖|骑手|配送|送货|送餐|跑腿|闪送|收派/,
    involves: ['outdoor', 'walking'],
    mayInvolve: ['driving', 'heavy_lifting'],
  },
  { title: /司机|驾驶员|代驾/, involves: ['driving', 'outdoor'], mayInvolve: ['travel', 'heavy_lifting'] },
  {
    title:
      /文员|会计|财务|出纳|客服|行政|人事|助理|前台|编辑|设计|开发|工程师|策划|运营|录入|制图|美工|跟单|内勤|数据/,
    involves: [],
    mayInvolve: ['computer', 'sitting', 'reading_writing'],
  },
  {
    title: /护士|医[生师]|护工|护理员|陪护/,
    involves: ['walking'],
    mayInvolve: ['night_shift', 'rotating_shift', 'long_standing', 'heavy_lifting'],
  },
  { title: /月嫂|育儿嫂|保姆|住家/, mayInvolve: ['live_in', 'night_shift'] },
  {
    title: /业务员|业务代表|业务经理|销售代表|地推|拓展/,
    involves: ['field_sales', 'outdoor'],
    mayInvolve: ['travel', 'drinking', 'phone_sales'],
  },
  { title: /电销|电话销售|话务/, involves: ['phone_sales'], mayInvolve: ['sitting'] },
  {
    title: /(?:房地?产|二手房|租房|租赁)(?:经纪|中介|顾问|销售)|置业(?:顾问|经理)/,
    involves: ['field_sales', 'outdoor'],
    mayInvolve: ['phone_sales'],
  },
  { title: /销售|置业|课程顾问|招商/, mayInvolve: ['field_sales', 'phone_sales', 'walking'] },
  { title: /保险(?!箱|柜|丝)/, mayInvolve: ['insurance_sales'] },
  {
    title: /电工|水电|维修|安装|弱电|工程部/,
    involves: ['walking'],
    mayInvolve: ['heights', 'rotating_shift'],
  },
  { title: /焊|打磨|抛光|喷/, mayInvolve: ['dust', 'heat', 'long_standing'] },
  {
    title: /工地|施工|建筑|泥水|钢筋|架子/,
    involves: ['outdoor', 'walking'],
    mayInvolve: ['heights', 'heavy_lifting', 'dust'],
  },
  { title: /园林|绿化|种植|养殖|农/, involves: ['outdoor', 'walking'], mayInvolve: ['heavy_lifting'] },
  { title: /物业管家|巡检|管家/, involves: ['walking'] },
];

/** Seated work cancels what the title suggests. */
const SEATED = /坐班|坐着|坐岗|坐式|可坐|坐站|站坐|办公室工作/;
const ON_THE_FEET: ReadonlySet<LimitationCode> = new Set<LimitationCode>(['long_standing', 'walking']);
/** Stated hours or shifts settle these, so the title no longer suggests them. */
const BY_HOURS: ReadonlySet<LimitationCode> = new Set<LimitationCode>([
  'night_shift',
  'rotating_shift',
  'late_evening',
]);

export interface FoundConditions {
  involves: LimitationCode[];
  mayInvolve: LimitationCode[];
}

function saidIn(clauses: readonly string[]): Set<LimitationCode> {
  const said = new Set<LimitationCode>();
  for (const clause of clauses) {
    for (const [code, pattern] of SAID) {
      const match = pattern.exec(clause);
      if (match !== null && !DENIED.test(clause.slice(0, match.index))) said.add(code);
    }
  }
  return said;
}

/** What the work certainly involves and what it usually involves. */
export function extractConditions(title: string, description: string, hoursStated: boolean): FoundConditions {
  const folded = foldText(title);
  const involves = saidIn(clausesOf(`${title}\n${description}`));
  const may = new Set<LimitationCode>();
  const seated = SEATED.test(foldText(`${title}\n${description}`));
  for (const work of BY_TITLE) {
    if (!work.title.test(folded)) continue;
    for (const code of work.involves ?? []) if (!(seated && ON_THE_FEET.has(code))) involves.add(code);
    for (const code of work.mayInvolve ?? []) {
      if (!(seated && ON_THE_FEET.has(code)) && !(hoursStated && BY_HOURS.has(code))) may.add(code);
    }
  }
  return { involves: [...involves], mayInvolve: [...may].filter((code) => !involves.has(code)) };
}

const LODGING =
  /包吃住|包食?宿|包[吃食餐]?[包、/和]?住|提供(?:免费)?(?:食宿|吃住|住宿|宿舍|员工宿舍)|(?:免费|安排|公司)(?:提供)?(?:食宿|住宿|宿舍|吃住)|住宿免费|有宿舍|人间宿舍|人宿舍|宿舍|管吃管住|吃住全包|供(?:食|住)宿|有住宿|公寓式|供吃住|包公寓/;
const NO_LODGING =
  /不(?:包|提供|含|管)(?:吃|食|餐)?[、/和]?(?:住|宿)|不(?:包|提供)食宿|(?:无|没有?)(?:住宿|宿舍|食宿)|住宿自理|自行解决住|自理住|不住宿/;
const MEALS =
  /包(?:吃|食|餐|中餐|午餐|两餐|三餐|饭|早|晚餐)|(?:免费|提供|供应?)(?:工作|午|中|早|晚|两|三|一)?餐(?!补)|三餐|工作餐|食堂|饭堂|提供食宿|管吃|供吃|提供吃住|含餐/;
const NO_MEALS = /不(?:包|提供|含|管)(?:吃|餐|食|饭)|(?:餐|食宿|吃住)自理/;

/** Whether lodging and meals are provided; null when not stated. */
export function extractProvided(text: string): { lodging: boolean | null; meals: boolean | null } {
  const folded = foldText(text);
  return {
    lodging: NO_LODGING.test(folded) ? false : LODGING.test(folded) ? true : null,
    meals: NO_MEALS.test(folded) ? false : MEALS.test(folded) ? true : null,
  };
}

/** Work done at home. */
export function extractRemote(text: string): boolean {
  // '不接受居家办公' is a keyword of its own; a few days a week at home still involve a commute.
  return /(?<!(?:不|非|无|勿|部分|偶尔|每周|特殊)[^,。;\n]{0,6})(?:居家办公|在家(?:办公|做|工作)|远程办公|线上(?:办公|兼职)|可带回家做)/.test(
    foldText(text),
  );
}

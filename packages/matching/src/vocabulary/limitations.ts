/** What a person cannot or will not do, and what a vacancy involves: one list, so that the two can be compared. */
import { foldText } from './text.ts';

interface LimitationEntry {
  /** Follows 'the work involves …'. */
  zh: string;
  en: string;
  /** Matches what people write in "cannot do" fields. */
  said: RegExp;
}

const TABLE = {
  night_shift: { zh: '上夜班', en: 'night shifts', said: /夜班|通宵|熬夜|晚班到|大夜/ },
  rotating_shift: { zh: '倒班', en: 'rotating shifts', said: /倒班|轮班|两班|三班/ },
  late_evening: { zh: '晚上上班', en: 'work in the evening', said: /晚上|晚班|加班到晚|夜里/ },
  overtime: { zh: '经常加班', en: 'frequent overtime', said: /加班/ },
  weekend: { zh: '周末上班', en: 'weekend work', said: /周末|周六|周日|礼拜天/ },
  heavy_lifting: { zh: '搬重物', en: 'heavy lifting', said: /重物|搬运|搬重|重体力|重活|力气活|扛|负重/ },
  heights: { zh: '高空作业', en: 'work at height', said: /高空|爬高|登高|高处|恐高/ },
  long_standing: { zh: '长时间站立', en: 'long standing', said: /久站|站立|站着|长时间站|站班/ },
  walking: { zh: '经常走动', en: 'a lot of walking', said: /走动|走路|久走|巡/ },
  sitting: { zh: '长时间坐着', en: 'long sitting', said: /久坐|坐着|长时间坐/ },
  outdoor: { zh: '在外面跑', en: 'work out of doors', said: /外出|户外|室外|外勤|晒/ },
  computer: { zh: '用电脑', en: 'using a computer', said: /电脑|打字|表格|办公软件/ },
  reading_writing: { zh: '读写文字', en: 'reading and writing', said: /识字|认字|写字|填表/ },
  cold: { zh: '低温环境', en: 'cold rooms', said: /低温|冷库|冷冻|受冷|怕冷/ },
  heat: { zh: '高温环境', en: 'heat', said: /高温|怕热/ },
  dust: { zh: '粉尘环境', en: 'dust', said: /粉尘|灰尘|尘/ },
  noise: { zh: '噪音环境', en: 'noise', said: /噪[音声]/ },
  chemicals: { zh: '接触化学品', en: 'chemicals', said: /化学|油漆|气味|有毒|胶水|喷漆|农药/ },
  high_voltage: { zh: '高压电作业', en: 'high-voltage work', said: /高压/ },
  underground: { zh: '井下作业', en: 'underground work', said: /井下|矿井|下井/ },
  driving: { zh: '开车', en: 'driving', said: /开车|驾驶/ },
  travel: { zh: '长途或出差', en: 'long trips away', said: /长途|出差|跑外地|驻外/ },
  live_in: { zh: '住在雇主家', en: 'living in', said: /住家/ },
  phone_sales: { zh: '电话推销', en: 'telephone sales', said: /电话(?:推销|销售|营销)|电销|[打接听]电话/ },
  field_sales: { zh: '跑业务', en: 'field sales', said: /跑业务|业务员|推销|地推|拉客户/ },
  insurance_sales: { zh: '卖保险', en: 'selling insurance', said: /保险/ },
  drinking: { zh: '应酬喝酒', en: 'drinking with clients', said: /喝酒|应酬|陪酒/ },
  entertainment_venue: {
    zh: '在歌厅酒吧等娱乐场所',
    en: 'entertainment venues',
    said: /娱乐场所|ktv|酒吧|夜场|网吧/,
  },
} as const satisfies Record<string, LimitationEntry>;

export type LimitationCode = keyof typeof TABLE;

export const LIMITATION_CODES = Object.keys(TABLE) as readonly LimitationCode[];

const isKnown = (code: string): code is LimitationCode => Object.hasOwn(TABLE, code);

/** The display name, worded to follow 'the work involves'. */
export function limitationName(code: string, locale: 'zh-CN' | 'en'): string {
  if (!isKnown(code)) return code;
  return locale === 'en' ? TABLE[code].en : TABLE[code].zh;
}

/** A person who refuses selling means every kind of selling, but not serving at a shop counter. */
const ANY_SELLING = /(?<!电话|保险)(?:销售|卖房)/;
const WAYS_OF_SELLING: readonly LimitationCode[] = ['phone_sales', 'field_sales', 'insurance_sales'];

/**
 * Codes of one thing a person wrote that they cannot do ('爬高', '加班到晚上', '高空擦窗'). Several may apply; none is
 * valid too: the words then stay in the person's record and the engine does not use them.
 */
export function normaliseLimitation(text: string): LimitationCode[] {
  const folded = foldText(text).replace(/\n/g, '');
  if (isKnown(folded)) return [folded];
  const found = LIMITATION_CODES.filter((code) => TABLE[code].said.test(folded));
  if (ANY_SELLING.test(folded)) return [...new Set([...found, ...WAYS_OF_SELLING])];
  // '加班到晚上' and '电话推销' also match a wider entry that the person did not mean.
  return found.filter(
    (code) =>
      !(code === 'overtime' && found.includes('late_evening')) &&
      !(code === 'late_evening' && found.includes('night_shift')) &&
      !(code === 'field_sales' && (found.includes('phone_sales') || found.includes('insurance_sales'))) &&
      !(code === 'heights' && found.includes('high_voltage')),
  );
}

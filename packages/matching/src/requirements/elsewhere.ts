/** Work that the advert's text places somewhere other than its form does. */
import type { VacancyInput } from '../types.ts';
import { foldText } from '../vocabulary/text.ts';

type Workplace = VacancyInput['workplace'];

/** Where adverts for work outside the mainland send people: GB/T 2260 where there is a code, WGS-84 of the centre. */
const PLACES_ELSEWHERE = {
  香港: { region: '810000', coordinates: { lng: 114.17, lat: 22.28 } },
  澳门: { region: '820000', coordinates: { lng: 113.54, lat: 22.19 } },
  新加坡: { region: null, coordinates: { lng: 103.85, lat: 1.29 } },
} as const satisfies Record<string, Workplace>;

type PlaceElsewhere = keyof typeof PLACES_ELSEWHERE;

/** Jobs here also deal with firms, goods and customers of those places. */
const ELSEWHERE =
  /^[^一-龥]*(?:赴|派驻|外派)?(香港|澳门|新加坡)(?!.{0,4}(?:公司|集团|企业|独资|品牌|上市|投资|客户|业务|市场|专线|物流|电商|运营|销售|采购|买手|留学|签证|仓|跨境|保险|茶餐厅|风味|美食|小吃|菜|推广|渠道|社媒|广告))/;
const ELSEWHERE_IN_TEXT = /工作地[点址]?[:：]?(?:中国)?(香港|澳门|新加坡)/;

/** The workplace outside the mainland that an advert names, even if its form gives the agency's; else null. */
export function extractElsewhere(title: string, description: string): Workplace | null {
  const named =
    ELSEWHERE.exec(foldText(title)) ?? ELSEWHERE_IN_TEXT.exec(foldText(description).replaceAll('\n', ''));
  const place = named?.[1];
  return place === undefined ? null : PLACES_ELSEWHERE[place as PlaceElsewhere];
}

/** GB/T 2260 code, names of province and seat, and WGS-84 of the seat to a hundredth of a degree (a kilometre). */
const PROVINCES: readonly (readonly [string, string, number, number])[] = [
  ['11', '北京', 116.41, 39.9],
  ['12', '天津', 117.2, 39.13],
  ['13', '河北|石家庄', 114.51, 38.04],
  ['14', '山西|太原', 112.55, 37.87],
  ['15', '内蒙古?|呼和浩特', 111.75, 40.84],
  ['21', '辽宁|沈阳', 123.43, 41.8],
  ['22', '吉林|长春', 125.32, 43.82],
  ['23', '黑龙江|哈尔滨', 126.53, 45.8],
  ['31', '上海', 121.47, 31.23],
  ['32', '江苏|南京', 118.8, 32.06],
  ['33', '浙江|杭州', 120.15, 30.27],
  ['34', '安徽|合肥', 117.23, 31.82],
  ['35', '福建|福州', 119.3, 26.07],
  ['36', '江西|南昌', 115.86, 28.68],
  ['37', '山东|济南', 117.12, 36.65],
  ['41', '河南|郑州', 113.62, 34.75],
  ['42', '湖北|武汉', 114.31, 30.59],
  ['43', '湖南|长沙', 112.94, 28.23],
  ['44', '广东|广州', 113.26, 23.13],
  ['45', '广西|南宁', 108.37, 22.82],
  ['46', '海南|海口', 110.2, 20.04],
  ['50', '重庆', 106.55, 29.56],
  ['51', '四川|成都', 104.07, 30.57],
  ['52', '贵州|贵阳', 106.63, 26.65],
  ['53', '云南|昆明', 102.83, 24.88],
  ['54', '西藏|拉萨', 91.17, 29.65],
  ['61', '陕西|西安', 108.94, 34.34],
  ['62', '甘肃|兰州', 103.83, 36.06],
  ['63', '青海|西宁', 101.78, 36.62],
  ['64', '宁夏|银川', 106.23, 38.49],
  ['65', '新疆|乌鲁木齐', 87.62, 43.83],
];

const NAMES = PROVINCES.map(([, names]) => names).join('|');
/** Streets, firms, schools and dishes are named after provinces too: '北京路', '河南岸', '四川菜'. */
const NO_STREET =
  '(?![东西南北中]{0,2}(?:[一二三四五六七八九十]?路|街|大道|道|巷|里|镇|村|乡|岸|小区|新村|花园|大厦|广场|商城|大学|菜|总部|分公司|总公司))';

/** Phrases in which adverts say where the work is; a list of several places settles nothing. */
const SAYS_WHERE: readonly RegExp[] = [
  new RegExp(`(?:工作|上班|办公|入职)(?:地[点址区]?|地方)[:：为是在]{0,2}(?:中国)?(${NAMES})${NO_STREET}`),
  new RegExp(`(?<![一-龥])(?:工厂|厂区)?地址[:：为是在]{1,2}(?:中国)?(${NAMES})${NO_STREET}`),
];
const IN_TITLE: readonly RegExp[] = [
  new RegExp(`[([【](?:工作地[点址]?[:：]?)?(${NAMES})[省市]?(?:${NAMES})?市?[)\\]】]`),
  new RegExp(`(?:赴|派驻|外派|前往)(${NAMES})`),
  new RegExp(`^(${NAMES})(?:直招|直聘|急招|急聘)`),
];
const ORIGINAL_TITLE = /原标题[:：]?《([^》]{2,40})》/;
const SEVERAL = new RegExp(`^[省市]?[、/和及或,，](?:${NAMES}|[一-龥]{2}[、/和及])`);

function provinceIn(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found === null || SEVERAL.test(text.slice(found.index + found[0].length))) continue;
    return found[1] ?? null;
  }
  return null;
}

/**
 * The mainland province in which the work is according to the advert's text; null when it names none. The point is the
 * province's seat: accurate enough to rule out a daily commute from another province.
 */
export function extractProvince(title: string, description: string): Workplace | null {
  const text = foldText(description);
  const original = ORIGINAL_TITLE.exec(text)?.[1] ?? '';
  const name =
    provinceIn(foldText(title), IN_TITLE) ?? provinceIn(original, IN_TITLE) ?? provinceIn(text, SAYS_WHERE);
  const province = PROVINCES.find(([, names]) => name !== null && new RegExp(`^(?:${names})$`).test(name));
  if (province === undefined) return null;
  const [code, , lng, lat] = province;
  return { region: `${code}0000`, coordinates: { lng, lat } };
}

/** The workplace when the text names another province than the division of the form. */
export function inOtherProvince(stated: Workplace, named: Workplace | null): Workplace | null {
  if (named === null || named.region === null || stated.region === null) return null;
  return stated.region.startsWith(named.region.slice(0, 2)) ? null : named;
}

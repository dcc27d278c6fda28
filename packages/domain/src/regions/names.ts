import type { Region } from './types.ts';

/** How certainly a form names its division: the full name, a usual variant, the name without its suffix. */
export type FormKind = 'full' | 'variant' | 'stem';

/** One spelling of a division's name. */
export interface NameForm {
  readonly text: string;
  readonly kind: FormKind;
}

const ETHNIC_GROUPS =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';
// 蒙古, 维吾尔, 哈萨克 … may appear without 族 in the names of autonomous units.
const ETHNIC_TAIL = new RegExp(`(?:(?:${ETHNIC_GROUPS})族|蒙古|哈萨克|柯尔克孜|维吾尔)+$`);

const PROVINCE_SHORT: Readonly<Record<string, readonly string[]>> = {
  '15': ['内蒙古', '内蒙'],
  '45': ['广西'],
  '54': ['西藏'],
  '64': ['宁夏'],
  '65': ['新疆'],
  '81': ['香港'],
  '82': ['澳门'],
};

const PREFECTURE_SHORT: Readonly<Record<string, readonly string[]>> = {
  '6528': ['巴州'],
  '6527': ['博州'],
  '6530': ['克州'],
  '5226': ['黔东南州'],
  '5227': ['黔南州'],
  '5223': ['黔西南州'],
  '4228': ['恩施州'],
  '4331': ['湘西州', '湘西自治州'],
};

// Without their suffix these are common words or provinces.
const NO_STEM: ReadonlySet<string> = new Set([
  '海南',
  '吉林',
  '市中',
  '新城',
  '城中',
  '河北',
  '开发',
  '高新',
  '工业',
  '市',
  '东方',
]);

function stripEthnic(name: string): string {
  const stripped = name.replace(ETHNIC_TAIL, '');
  return stripped.length >= 2 ? stripped : name;
}

function collect(entries: readonly (readonly [string | undefined, FormKind])[]): NameForm[] {
  const seen = new Set<string>();
  const forms: NameForm[] = [];
  for (const [text, kind] of entries) {
    if (text === undefined || text.length < 2 || seen.has(text)) continue;
    seen.add(text);
    forms.push({ text, kind });
  }
  return forms;
}

function stem(name: string, suffix: RegExp): string | undefined {
  const match = suffix.exec(name);
  if (match === null) return undefined;
  const rest = stripEthnic(name.slice(0, match.index));
  return rest.length >= 2 && !NO_STEM.has(rest) ? rest : undefined;
}

function prefectureForms(region: Region): NameForm[] {
  const base = stem(region.name, /(?:自治州|地区|盟|市)$/);
  const isAutonomous = region.name.endsWith('自治州');
  const autonomousBase = isAutonomous ? stripEthnic(region.name.replace(/自治州$/, '')) : undefined;
  return collect([
    [region.name, 'full'],
    [autonomousBase === undefined ? undefined : `${autonomousBase}州`, 'variant'],
    ...(PREFECTURE_SHORT[region.code] ?? []).map((text) => [text, 'variant'] as const),
    [base, 'stem'],
  ]);
}

/** Short names of a development zone that has its own statistical code. */
function zoneForms(name: string, prefectureName: string): (readonly [string, FormKind])[] {
  const city = prefectureName.replace(/市$/, '');
  const isZone = /(?:开发区|示范区|园区|新区|管理区|保税区)$/.test(name);
  if (!isZone || city.length < 2) return [];
  const from = name.indexOf(city);
  const own = from < 0 ? name : name.slice(from + city.length).replace(/^市/, '');
  const short = own
    .replace(/高新技术(?:产业)?(?:开发区|园区)$/, '高新区')
    .replace(/经济(?:技术)?开发区$/, '经开区');
  if (short.length < 2) return [];
  const withCity: (readonly [string, FormKind])[] = [own, short].flatMap((text) => [
    [city + text, 'full'] as const,
    [`${city}市${text}`, 'full'] as const,
  ]);
  const distinctive = own.replace(/(?:开发区|示范区|园区|管理区)$/, '');
  return [
    ...withCity,
    ...(distinctive.length >= 2 && distinctive.length <= 3 ? [[city + distinctive, 'variant'] as const] : []),
  ];
}

function countyForms(region: Region, prefectureName: string): NameForm[] {
  const autonomous = /(?:自治县|自治旗)$/.exec(region.name);
  const plain = autonomous === null ? undefined : stripEthnic(region.name.slice(0, autonomous.index));
  const base = plain ?? stem(region.name, /(?:新区|林区|矿区|区|县|市|旗)$/);
  const others =
    autonomous === null && base !== undefined
      ? ['县', '市', '区'].filter((suffix) => !region.name.endsWith(suffix)).map((suffix) => base + suffix)
      : [];
  return collect([
    [region.name, 'full'],
    ...zoneForms(region.name, prefectureName),
    [plain === undefined ? undefined : `${plain}${region.name.endsWith('旗') ? '旗' : '县'}`, 'variant'],
    ...others.map((text) => [text, 'variant'] as const),
    [base !== undefined && !NO_STEM.has(base) ? base : undefined, 'stem'],
  ]);
}

function townForms(region: Region): NameForm[] {
  const street = stem(region.name, /(?:街道|地区|街道办)$/);
  if (street !== undefined && /[路道街]$/u.test(street)) {
    // 兴达路街道: without its suffix it is the road.
    return collect([
      [region.name, 'full'],
      [`${street}街道`, 'full'],
      [`${street}街道办事处`, 'full'],
    ]);
  }
  if (street !== undefined) {
    return collect([
      [region.name, 'full'],
      [`${street}街道`, 'full'],
      [`${street}街道办`, 'full'],
      [`${street}街道办事处`, 'full'],
      [`${street}镇`, 'variant'],
      [`${street}街`, 'variant'],
      [street, 'stem'],
    ]);
  }
  const base = stem(region.name, /(?:民族乡|镇|乡|苏木)$/);
  if (base === undefined) return collect([[region.name, 'full']]);
  return collect([
    [region.name, 'full'],
    [`${base}镇`, region.name.endsWith('镇') ? 'full' : 'variant'],
    [`${base}乡`, 'variant'],
    [`${base}街道`, 'variant'],
    [base, 'stem'],
  ]);
}

/** Spellings people use for a division, the most certain first. Virtual rows have none. */
export function nameForms(region: Region, prefectureName = ''): NameForm[] {
  if (region.virtual === true) return [];
  switch (region.level) {
    case 'province':
      return collect([
        [region.name, 'full'],
        ...(PROVINCE_SHORT[region.code] ?? [region.name.replace(/(?:省|市)$/, '')]).map(
          (text) => [text, 'stem'] as const,
        ),
      ]);
    case 'prefecture':
      return prefectureForms(region);
    case 'county':
      return countyForms(region, prefectureName);
    default:
      return townForms(region);
  }
}

/** The name as people say it: 湖南, 湘潭, 花垣, 广东; one-character names keep their suffix (忠县). */
export function shortName(region: Region): string {
  if (region.level === 'town' || region.level === 'village') return region.name;
  if (region.level === 'province')
    return PROVINCE_SHORT[region.code]?.[0] ?? region.name.replace(/(?:省|市)$/, '');
  const suffix =
    region.level === 'prefecture' ? /(?:自治州|地区|盟|市)$/ : /(?:自治县|自治旗|林区|区|县|市|旗)$/;
  const match = suffix.exec(region.name);
  if (match === null) return region.name;
  const rest = stripEthnic(region.name.slice(0, match.index));
  return rest.length >= 2 && !NO_STEM.has(rest) ? rest : region.name;
}

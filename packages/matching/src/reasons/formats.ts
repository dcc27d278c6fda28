/** How a parameter is printed: `{metres|distance}` in a text names one of these forms. */
import type { Locale } from '../types.ts';
import { certificateName } from '../vocabulary/certificates.ts';
import { educationName } from '../vocabulary/education.ts';
import { limitationName } from '../vocabulary/limitations.ts';
import { DAY_PARTS } from '../weekly.ts';

export type ParamValue = string | number | boolean | readonly string[];
type Format = (value: ParamValue, locale: Locale) => string;

const items = (value: ParamValue): string[] =>
  typeof value === 'object' ? [...value] : value === '' ? [] : [String(value)];

const joined = (words: readonly string[], locale: Locale): string =>
  words.join(locale === 'en' ? ', ' : '、');
const either = (words: readonly string[], locale: Locale): string =>
  words.join(locale === 'en' ? ' or ' : '或');

/** '1 place', '3 places': the English words used here take a plain s. */
const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A count with its measure word in Chinese, with its noun in English. */
const measured =
  (zh: string, en: string): Format =>
  (value, locale) =>
    locale === 'en' ? counted(Number(value), en) : `${Number(value)}${zh}`;

/** Picks by locale from a table of [zh, en] and falls back to the code itself. */
const named =
  (table: Readonly<Record<string, readonly [string, string]>>) =>
  (code: string, locale: Locale): string => {
    const names = table[code];
    return names === undefined ? code : locale === 'en' ? names[1] : names[0];
  };

const kindName = named({
  full_time: ['全职', 'full-time work'],
  part_time: ['兼职', 'part-time work'],
  gig: ['零工', 'gig work'],
  internship: ['见习', 'an internship'],
  public_welfare: ['公益岗', 'a public-welfare post'],
  campus_order: ['订单班', 'a campus order class'],
  dispatch: ['外地务工', 'work in another region'],
  workshop: ['家门口工厂', 'a village workshop'],
});

const groupName = named({
  graduate: ['高校毕业生', 'graduates'],
  registered_unemployed: ['登记失业人员', 'registered unemployed people'],
  hard_to_employ: ['就业困难人员', 'hard-to-employ people'],
  lifted_from_poverty: ['脱贫人口', 'people lifted out of poverty'],
  rural_migrant: ['农民工', 'rural migrant workers'],
  veteran: ['退役军人', 'veterans'],
  disabled: ['残疾人', 'disabled people'],
  zero_employment_family: ['零就业家庭成员', 'members of zero-employment families'],
  returning_woman: ['重返就业的妇女', 'women returning to work'],
  older_worker: ['大龄劳动者', 'older workers'],
});

const shiftName = named({
  day: ['白班', 'day shift'],
  evening: ['晚班', 'evening shift'],
  night: ['夜班', 'night shift'],
  rotating_day: ['早晚班轮换', 'early and late shifts in turn'],
  rotating_night: ['白班夜班轮换', 'day and night shifts in turn'],
  flexible: ['时间灵活', 'flexible hours'],
});

const payName = named({
  month: ['月薪', 'month'],
  day: ['日薪', 'day'],
  hour: ['时薪', 'hour'],
  piece: ['每件', 'piece'],
  year: ['年薪', 'year'],
  once: ['总共', 'job'],
});

const modeName = named({
  walk: ['走路', 'on foot'],
  bicycle: ['骑车', 'by bicycle'],
  e_bike: ['骑电动车', 'by e-bike'],
  bus: ['坐公交', 'by bus'],
  car: ['开车', 'by car'],
});

const basisName = named({
  exact: ['', ''],
  village: ['（按村社区中心估算）', ' (estimated from the centre of the village)'],
  town: ['（按镇中心估算）', ' (estimated from the centre of the town)'],
  county: ['（按县区中心估算）', ' (estimated from the centre of the county)'],
  prefecture: ['（按市中心估算）', ' (estimated from the centre of the prefecture)'],
});

/** Fields of study in English; in Chinese the skill's own name without its last word. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  机械: 'mechanical engineering',
  电气: 'electrical engineering',
  电子: 'electronics',
  计算机: 'computing',
  理化: 'physics or chemistry',
  生物食品: 'biology or food science',
  医学: 'medicine',
  药学: 'pharmacy',
  护理: 'nursing',
  财会: 'accounting',
  人力资源: 'human resources',
  法律: 'law',
  市场营销: 'marketing',
  新闻中文: 'journalism or Chinese',
  设计: 'design',
  外语: 'foreign languages',
  教育: 'education',
  土木建筑: 'civil engineering',
  物流: 'logistics',
  烹饪旅游: 'cooking or tourism',
};
const fieldName = (skill: string, locale: Locale): string =>
  locale === 'en' ? (FIELD_NAMES[skill.replace('专业知识', '')] ?? skill) : skill.replace('专业知识', '专业');

const providedName = named({ lodging: ['包住', 'lodging provided'], meals: ['包吃', 'meals provided'] });
const whetherName = named({
  lodging: ['包不包住', 'lodging is provided'],
  meals: ['包不包吃', 'meals are provided'],
});

const DAY_NAMES: readonly (readonly [string, string])[] = [
  ['周一', 'Monday'],
  ['周二', 'Tuesday'],
  ['周三', 'Wednesday'],
  ['周四', 'Thursday'],
  ['周五', 'Friday'],
  ['周六', 'Saturday'],
  ['周日', 'Sunday'],
];
const PART_NAMES: readonly (readonly [string, string])[] = [
  ['上午', 'morning'],
  ['下午', 'afternoon'],
  ['晚上', 'evening'],
  ['夜里', 'night'],
];
/** Longer lists of times are cut short: nobody reads fourteen of them. */
const MOST_TIMES = 3;

function weekNames(mask: number, locale: Locale): string {
  const pick = locale === 'en' ? 1 : 0;
  const times: string[] = [];
  DAY_NAMES.forEach((day, d) =>
    DAY_PARTS.forEach((_, p) => {
      if (((mask >>> (d * DAY_PARTS.length + p)) & 1) === 0) return;
      const part = PART_NAMES[p];
      times.push(`${day[pick]}${locale === 'en' ? ' ' : ''}${part?.[pick] ?? ''}`);
    }),
  );
  const shown = joined(times.slice(0, MOST_TIMES), locale);
  if (times.length <= MOST_TIMES) return shown;
  return locale === 'en'
    ? `${shown} and ${counted(times.length - MOST_TIMES, 'more time')}`
    : `${shown}等${times.length}个时段`;
}

/** Rounds as screens round distances, so that a sentence does not contradict the figure next to it. */
function distanceName(metres: number, locale: Locale): string {
  const rounded = Math.max(10, Math.round(metres / 10) * 10);
  if (rounded < 1_000) return locale === 'en' ? `${rounded} m` : `${rounded}米`;
  const exact = metres / 1_000;
  const kilometres = exact < 10 ? exact.toFixed(1).replace(/\.0$/, '') : String(Math.round(exact));
  return locale === 'en' ? `${kilometres} km` : `${kilometres}公里`;
}

/** From this many yuan on, nobody counts the cents. */
const WHOLE_YUAN = 100;

/** Fen as yuan, without decimals when they are zero or do not matter. */
function yuanName(fen: number, locale: Locale): string {
  const exact = fen / 100;
  const isWhole = Number.isInteger(exact) || Math.abs(exact) >= WHOLE_YUAN;
  const yuan = isWhole ? String(Math.round(exact)) : exact.toFixed(2);
  return locale === 'en' ? `${yuan} yuan` : `${yuan}元`;
}

/** An instant in office time, which is UTC+8 all year. */
function instantName(iso: string, locale: Locale): string {
  const at = new Date(Date.parse(iso) + 8 * 3_600_000);
  if (Number.isNaN(at.getTime())) return iso;
  const clock = at.toISOString().slice(11, 16);
  return locale === 'en'
    ? `${at.toISOString().slice(0, 10)} ${clock}`
    : `${at.getUTCMonth() + 1}月${at.getUTCDate()}日${clock}`;
}

const list =
  (name: (code: string, locale: Locale) => string, join = joined): Format =>
  (value, locale) =>
    join(
      items(value).map((code) => name(code, locale)),
      locale,
    );

export const FORMATS: Readonly<Record<string, Format>> = {
  text: (value) => String(value),
  number: (value) => String(value),
  list: list((word) => word),
  yuan: (value, locale) => yuanName(Number(value), locale),
  pay: list(payName),
  each: list((unit, locale) => `${unit === 'hour' ? 'an' : 'a'} ${payName(unit, locale)}`),
  distance: (value, locale) => distanceName(Number(value), locale),
  minutes: measured('分钟', 'minute'),
  days: measured('天', 'day'),
  years: measured('年', 'year'),
  times: measured('次', 'time'),
  referrals: measured('次推荐', 'referral'),
  appointments: measured('次', 'appointment'),
  mode: list(modeName),
  basis: list(basisName),
  ago: (value, locale) => {
    const days = Number(value);
    if (locale === 'en')
      return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${counted(days, 'day')} ago`;
    return days === 0 ? '今天' : days === 1 ? '昨天' : `${days}天前`;
  },
  education: (value, locale) => educationName(Number(value), locale),
  certificates: list(certificateName),
  anyOf: list(certificateName, either),
  limitations: list(limitationName),
  shifts: list(shiftName, either),
  kind: list(kindName),
  kinds: list(kindName, either),
  fields: list(fieldName, either),
  group: list(groupName),
  groups: list(groupName),
  provided: list(providedName),
  whether: list(whetherName),
  week: (value, locale) => weekNames(Number(value), locale),
  instant: (value, locale) => instantName(String(value), locale),
};

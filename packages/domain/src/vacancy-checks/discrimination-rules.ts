import type { Evidence, VacancyRule } from './types.ts';
import { firstEvidence, isDenied, textsOf } from './wording.ts';
import type { CheckedText, Match } from './wording.ts';

/** Occupations that titles and adverts put after 男 or 女; 女装, 女鞋, 男科 are goods and departments. */
const WORKER =
  '普工|杂工|工人|操作工|操作员|服务员|保安|保洁|护工|护士|司机|文员|秘书|助理|技师|前台|店员|营业员|导购员|导购(?!装)|收银|厨师|销售|客服|质检|包装工|搬运工|跟单|会计|月嫂|保姆|家教|老师|教师|教练|宿管|毕业生|辅助\\S{1,4}员|尾部';
const SEX_ONLY = new RegExp(
  [
    String.raw`(?:仅限|只限|限|只招|仅招|只要|必须是?|须为|须是|要求为?|需要|适合|年轻|招聘?|诚聘|急招)\s*[:：]?\s*(?:男|女)(?:性|生|士|孩子?|工)?(?![女男、/和及或\p{Script=Han}]|\s*[/、和及或]\s*[男女])`,
    String.raw`(?<![男女子儿美、/和及或])(?:男|女)(?:性|生|士|孩)?(?:者)?(?:优先|为佳|最佳|佳(?!节)|更佳)`,
    String.raw`性别\s*(?:要求)?\s*[:：]?\s*(?:为|限)?\s*(?:男|女)(?:性|生|士)?(?![女男、/和及或不]|\s*[/、和及或]\s*[男女]|\p{Script=Han})`,
    String.raw`(?<=^|[\n。;；、\s(（【\[\d.:：,，])(?:男|女)(?:性|士|生|孩)?\s*[,，、:：/]?\s*(?:年龄在?)?\s*\d{2}\s*(?:周?岁)?\s*[-~至到－]+\s*\d{2}`,
    String.raw`(?<=^|[\n。;；、.)）】\d,，:：]\s*)(?:男|女)(?:性|士|生|孩)?\s*(?=[,，。;；、\n]|$)(?!\s*[,，、/]\s*[男女])`,
    String.raw`[(（【\[]\s*(?:限|仅限|要求)?(?:男|女)(?:性|生|士|孩)?\s*[)）】\]]`,
    String.raw`(?<![子儿妇美帅孙少仙善魔神男女])(?:男|女)(?:性|生)?(?:${WORKER})`,
    String.raw`(?<![\p{Script=Han}])(?:招聘?|诚聘|急招)(?:男|女)(?:性|生)?员工`,
  ].join('|'),
  'u',
);
const BOTH_SEXES = /男女|女男|男\s*[/、,，]\s*女|男性?(?:和|或|及)女|不限性别|性别不限/;

/** The other sex as a person, not as goods or a department. */
const OTHER_SEX = { 男: /男(?!装|裤|款|鞋|包|科|朋|频)/, 女: /女(?!装|裤|款|鞋|包|科|朋|频)/ } as const;

/** A sex is required, unless the same line names both (男18-45岁，女18-40岁) or opens it to all. */
function sexEvidence(texts: readonly CheckedText[]): Evidence | null {
  return firstEvidence(texts, SEX_ONLY, (match, text) => {
    const line = lineAt(text, match.index);
    if (BOTH_SEXES.test(line) && !/优先|为佳|最佳|限[男女]/.test(match.quote)) return false;
    const isFirm = /优先|为佳|最佳|限|只要|只招|仅招|必须|适合/.test(match.quote);
    const other = match.quote.includes('男') ? OTHER_SEX.女 : OTHER_SEX.男;
    const namesBoth = other.test(line) && !isFirm;
    return !namesBoth && !isDenied(match);
  });
}

function lineAt(text: string, index: number): string {
  const start = text.lastIndexOf('\n', index - 1) + 1;
  const end = text.indexOf('\n', index + 1);
  return text.slice(Math.max(start, index - 30), Math.min(end < 0 ? text.length : end, index + 40));
}

const AGE = new RegExp(
  [
    String.raw`(?<!\d)(\d{2})\s*(?:周?岁)?\s*[-~至到一+]+\s*(\d{2})\s*(?:周岁|岁|周)`,
    String.raw`(?:年龄|年纪)[^。;\n\d]{0,8}?(\d{2})\s*(?:周?岁)?\s*[-~至到一+]+\s*(\d{2})(?!\d|人|名)`,
    String.raw`(?<!\d)(\d{2})\s*周?岁\s*(?:\(含\))?\s*(?:及)?(?:以下|以内|之内|内|左右)`,
    String.raw`(?:年龄|年纪)[^。;\n\d]{0,6}(?:小于|低于|不超过|不大于|不高于|在)\s*(\d{2})(?!\d)`,
    String.raw`(?:年龄|年纪)[^。;\n\d]{0,4}(\d{2})\s*(?:周?岁)?(?:以下|以内)`,
    String.raw`(?:不超过|不大于)\s*(\d{2})\s*周?岁`,
    String.raw`(?<!\d)([6-9]\d|0\d)后(?:优先|为佳|年轻人)`,
  ].join('|'),
  'u',
);
const ABOUT_OTHERS = /儿童|孩子|幼儿|宝宝|小孩|学员|学生|患者|病人|客户|客群|用户|会员|人群|老人|会群|青少年/;

function ageEvidence(texts: readonly CheckedText[]): Evidence | null {
  return firstEvidence(texts, AGE, (match) => {
    const numbers = [...match.quote.matchAll(/\d{2}/g)].map(([digits]) => Number(digits));
    const low = numbers[0] ?? 0;
    const high = numbers.at(-1) ?? 0;
    if (/后/.test(match.quote)) return true;
    if (
      ABOUT_OTHERS.test(match.before.slice(-8)) ||
      /^(?:的)?\s*(?:儿童|孩子|幼儿|宝宝|学员|学生|患者|客户|人群|老人)/.test(match.after)
    )
      return false;
    if (numbers.length > 1 && low >= high) return false;
    if (high < 18 || high > 75 || low < 14) return false;
    // From 18 to 60 is the whole working life: it excludes nobody.
    return !(low <= 18 && high >= 60 && numbers.length > 1) && !(numbers.length === 1 && high >= 60);
  });
}

const MARRIAGE = new RegExp(
  [
    String.raw`(?:要求|限|仅限|须|必须|只招|优先(?:考虑|录用))\s*[:：]?\s*(?:未婚(?:未育)?|已婚(?:已育)?|已育|离异|单身)(?!公寓|宿舍|客户|会员|人群|青年)`,
    String.raw`(?:未婚未育|已婚已育|已婚未育|未婚|已婚|已育|单身)的?(?:女性|男性|女士|男士|人士|者)?(?:优先|为佳|最佳|者?佳)`,
    String.raw`(?:^|[\n。;、,，.)）\d\s:：])(?:未婚未育|已婚已育|已婚未育)`,
    String.raw`婚(?:姻|育)(?:状况|情况)\s*[:：]?\s*(?:要求)?\s*(?:为|须)?(?:未婚|已婚|已育|单身|稳定)`,
    String.raw`(?:不(?:得|准|能|可|许)|禁止|无)[^。;\n]{0,6}(?:怀孕|生育计划|结婚计划|婚育计划|备孕)`,
    String.raw`(?:近期|\d年内|两年内|三年内|短期内)[^。;\n]{0,4}(?:无|没有|不)[^。;\n]{0,4}(?:生育|婚育|结婚|怀孕|备孕)`,
    String.raw`(?:妊娠|怀孕|早孕|孕)(?:检测|测试|检查)|(?:做|查|含|需)孕检(?!假)`,
  ].join('|'),
  'u',
);
const MARRIAGE_OPEN = /婚否|婚育不限|不限婚|婚姻不限|已婚未婚|未婚已婚|均可|皆可|都可/;
const MEDICAL = /孕妇|产科|妇产|妇科|检验科|B超|孕期|门诊|患者|病人|治疗|医院|科室|疫苗|临床/;

/** Provinces and larger groups that adverts exclude by name. */
const PLACES =
  '外地|本地|东北|河南|新疆|西藏|安徽|四川|湖北|湖南|贵州|云南|广西|江西|山东|河北|甘肃|青海|宁夏|内蒙古?|海南|福建|潮汕';
const NATIVE_PLACE = new RegExp(
  [
    String.raw`(?:不招|不要|不收|不录|谢绝|拒招|不考虑|除)\s*(?:${PLACES})(?:地区|省|籍|户籍|户口)?(?:的|人|籍|人员|外)?`,
    String.raw`(?:${PLACES})(?:地区|籍)?(?:人|人员)?(?:勿扰|勿投|免谈|不招|不要|除外|不收)`,
    String.raw`(?:仅限|只限|限|只招|仅招|只要|必须是?|须为|须具有|须有|要求)\s*[:：]?\s*(?:本地人|(?:本地|本市|本县|本省|本区|当地|城镇|非农|[\p{Script=Han}]{2,4}(?:市|县|省)?)\s*(?:户籍|户口))`,
    String.raw`(?:本地人|本地户口|本地户籍|本市户籍|本市户口|当地人|当地户口|(?:户籍|户口)[^。;\n,，]{0,8})(?:者)?优先`,
    String.raw`(?:户籍|户口|籍贯)(?:要求)?\s*[:：]\s*(?!不限|无|不|均)[\p{Script=Han}]{2,8}`,
  ].join('|'),
  'u',
);

const ETHNICITY = new RegExp(
  [
    String.raw`(?:不招|不要|不收|谢绝|拒招|除)\s*(?:少数民族|维吾?尔?族|维族|回族|藏族|彝族|蒙古?族|壮族|苗族|满族|土家族)`,
    String.raw`(?:少数民族|维吾?尔?族|维族|回族|藏族|彝族)(?:人|人员)?(?:勿扰|勿投|免谈|不招|不要|除外|不收)`,
    String.raw`(?:仅限|只限|限|只招|要求|必须是?|须为)\s*[:：]?\s*汉族|民族\s*[:：]\s*汉|汉族(?:人)?(?:优先|者优先)`,
    String.raw`(?:无|没有|不得?有?|不信)(?:任何)?宗教信仰|(?:信教|有宗教信仰)(?:者|的)?(?:勿扰|勿投|不招|不要)`,
  ].join('|'),
  'u',
);

const HEPATITIS = /乙肝|大三阳|小三阳|大小三阳|乙型肝炎|两对半|HBV|HBsAg/i;
const HEPATITIS_AS_WORK =
  /患者|病人|治疗|研究|药|病毒学|疫苗|检测试剂|试剂|诊断|科普|携带者(?:可|优先|亦可)|母婴/;
const DISABILITY =
  /(?:残疾人?|残障|聋哑人?|肢残)(?:人员|人士|者)?(?:勿扰|勿投|免谈|不招|不要|除外|不收)|(?:不招|不要|不收|谢绝|无|没有)\s*(?:任何)?(?:肢体)?残疾(?!人证|人项目|证)/;
const INFECTION =
  /(?:无|没有|不得有|未患|不患)(?:任何|重大|精神病、?|疾病(?:及|和|、)|[^。;\n]{0,6}(?:及|和|、|或))?传染(?:性)?(?:疾)?病|传染病(?:者)?(?:勿扰|不招|不要|除外)/;

const textRule = <Code extends string>(
  code: Code,
  severity: 'block' | 'warn',
  source: string,
  pattern: RegExp,
  accept?: (match: Match, text: string) => boolean,
): VacancyRule<Code> => ({
  code,
  severity,
  source,
  check: (vacancy) => firstEvidence(textsOf(vacancy), pattern, accept),
});

export const DISCRIMINATION_RULES = [
  {
    code: 'discrimination_sex',
    severity: 'block',
    source: '就业促进法 第二十七条；妇女权益保障法 第四十三条；人力资源市场暂行条例 第二十四条',
    check: (vacancy) => sexEvidence(textsOf(vacancy)),
  },
  {
    // The national law does not mention age; a limit calls for advice, and several provinces have their own rules.
    code: 'discrimination_age',
    severity: 'warn',
    source: '就业促进法 第三条、第二十六条（平等就业与公平就业条件）',
    check: (vacancy) => ageEvidence(textsOf(vacancy)),
  },
  textRule(
    'discrimination_marriage',
    'block',
    '就业促进法 第二十七条；妇女权益保障法 第四十三条',
    MARRIAGE,
    (match) => !MARRIAGE_OPEN.test(match.quote + match.after) && !MEDICAL.test(match.before + match.after),
  ),
  textRule(
    'discrimination_native_place',
    'warn',
    '就业促进法 第三十一条（进城就业的农村劳动者）',
    NATIVE_PLACE,
    (match) => !/不限|均可|皆可|都可/.test(match.quote + match.after.slice(0, 4)),
  ),
  textRule(
    'discrimination_ethnicity',
    'block',
    '就业促进法 第三条、第二十八条；人力资源市场暂行条例 第二十四条',
    ETHNICITY,
  ),
  textRule(
    'discrimination_hepatitis',
    'block',
    '就业促进法 第三十条；人社部发〔2010〕12号（取消入学就业体检中的乙肝检测项目）',
    HEPATITIS,
    (match) =>
      !HEPATITIS_AS_WORK.test(match.after.slice(0, 8)) &&
      !/(?:不查|不检|不体检|不含|无需|不需|接受|治疗|防治)[^。;\n]{0,6}$/.test(match.before),
  ),
  textRule(
    'discrimination_disability',
    'block',
    '就业促进法 第二十九条；残疾人保障法 第三十八条',
    DISABILITY,
  ),
  textRule(
    'discrimination_infection',
    'warn',
    '就业促进法 第三十条（传染病病原携带者；法定禁止从事的工作除外）',
    INFECTION,
  ),
] as const satisfies readonly VacancyRule[];

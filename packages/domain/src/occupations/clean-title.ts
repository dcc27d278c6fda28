/**
 * Removes the noise from job titles: pay, benefits, calls to apply, places, firms before 招聘, brackets. The result is
 * a list of segments, each of which may name an occupation.
 */

/** A piece of a title. `bracketed` pieces explain the others and count only when those say nothing. */
export interface TitleSegment {
  readonly text: string;
  readonly bracketed: boolean;
  /** The text with its noise: it counts only when it is a known name as it stands (社保专员, 面包车司机). */
  readonly untouched: boolean;
}

// Terms with characters that otherwise split a title.
const TECHNICAL_TERMS: readonly (readonly [RegExp, string])[] = [
  [/c\s*\/\s*c\s*\+\+/g, 'c++'],
  [/c\s*\+\+/g, 'cpp'],
  [/c#/g, 'csharp'],
  [/(?:asp)?\.net/g, 'dotnet'],
  [/node\.js/g, 'nodejs'],
  [/vue\.?js/g, 'vue'],
  [/react\s?native/g, 'react'],
  [/full\s?stack/g, 'fullstack'],
];

/** One spelling for terms of the dictionary and of titles. */
export function normaliseTerm(text: string): string {
  let term = text.normalize('NFKC').toLowerCase();
  for (const [pattern, replacement] of TECHNICAL_TERMS) term = term.replace(pattern, replacement);
  return term.replace(/[\s/.-]+/g, '');
}

const MONEY =
  /(?:底薪|月薪|日薪|时薪|年薪|周薪|保底|月入|日入|工资|薪资|综合|待遇|收入|到手|无责底薪|起薪)?[≥>约]?\d+(?:\.\d+)?(?:\s*[-~—–至到]\s*\d+(?:\.\d+)?)?\s*(?:万元?|千元?|百元?|元|块钱?|k|w|薪|加|\+|➕)+\s*(?:\/?每?(?:个?月|天|日|小?时|年|单|件|h))?(?:\/(?:月|天|日|时|小时))?(?:以上|起步?|左右|高薪|保底)?/g;
const BARE_SUM = /\d{4,5}\s*(?:起|以上|左右|\+)?(?!\d|米|座)/g;
const PER_TIME = /\d+(?:\.\d+)?(?:[-~—]\d+)?\s*\/?(?:一|每|个)?(?:天|小时|月|日|时|单|件)(?!猫)(?:结|薪)?/g;
const MONEY_WORDS =
  /(?:底薪|月薪|日薪|时薪|年薪|保底|月入|日入|工资|薪资|起薪)(?:[\d一二两三四五六七八九十过上千万wk+\-~.元]|可达)*(?:以上|起|左右)?/g;
const BENEFITS =
  /(?<![面箱钱皮手提打书外小])(?:包|管|供|提供|免费|含|有)(?:吃(?:包|管)?住|吃|住宿?|食宿|工作餐|餐|三餐|车|单|团建|培训|接送)(?:的)?|(?:五|六|七)险(?:[一二两双]金)?|[一二]金|社保(?!专员|员|会计|经办)|公积金|双休|单双休|单休|大小周|做[五六]休[一二]|上[五六]休[一二]|月休\d*-?\d*天?|周末(?:双休)?|长白班|常白班|白班|夜班|晚班|早班|中班|两班倒|三班倒|倒班|朝九晚[五六]|早八晚[五六]|配车|供车|免押|多劳多得|可短期|可长期|月收?入?过万|月收过万|上班时间自由|时间自由|赚钱|五险|不倒班|不加班|少加班|坐班|日结|周结|月结|现结|走账|年前|年后|短期工?(?=$|\s)|带薪(?:年假)?|年终奖?|节日福利|福利(?:待遇)?(?:优|好)?|提成高?|高提成|绩效|奖金|补贴|餐补|房补|全勤奖|工龄奖|企业年金|商业保险|晋升快?|不压工资|不压支|可预支|预支|可借支|可提供(?:食宿|住宿)|食宿|住宿|急发|下午茶|零食|团建|空调(?:坐班|车间|房)|恒温车间|免体检|不体检|不收费|周边|近地铁|地铁口|就近(?:安排|分配|入职)(?:站点)?/g;
const CALLS =
  /急招聘?|急聘|诚聘|诚招|直招|直聘|热招|热聘|高薪(?:诚聘|急聘|聘请)?|招募(?!专员|员|老师)|招收|特招|大量|批量|长期有效|急需|急缺|急骋|火爆|招人啦|yyds|招贤纳士|直接谈|放心投|有保障|机会来了|不要错过|热门投递|待遇(?:优厚?|好|从优)|福利好|可学徒|可?接受?无经验|接受(?:小白|应届生?|新手|学徒|无经验|零基础)|无需?经验|无经验(?:可)?|零基础|0基础|有无经验|经验不限|学历不限|可无经验|不限经验|男女不限|限男性?|限女性?|男性|女性|应届(?:毕业)?生|可应届|\d{2,4}届|(?:秋|春|校|社)招|在校生|大学生|可带薪|外企|央企|国企|世界?500强|上市公司|大厂|欧美企业|德资|日资|美资|台资|港资|外资|(?:需|可)?(?:接受)?(?:外派|外驻|驻外|出差)|[\d一二两三四五六七八九十]+名|若干名?|名额有限|速来|速度来|欢迎|亲们|轻松|无责|居家(?:办公)?|在家(?:办公)?|线上面试|可居家|\(?j\d{4,}\)?|id\d+|\d+点到?\d+点|[0-9]{1,2}:[0-9]{2}/g;
const SIDE_JOB = /兼职|全职|长期|短期|临时(?!工)|暑期|寒假(?!工)|假期|周末兼职/g;
// Brackets are included: one that is never closed ('物业保安（1名') splits the title where it opens.
const SEPARATORS =
  /[/、,，;；|丨+＋&·•—~～\-–:：。!！?？<>《》_*#=@“”"'‘’…→★☆◆●■✨🔥()[\]{}【】「」『』〔〕（）［］｛｝\t\r\n]+/u;
const BRACKETS = /[([{【「『〔（［｛]([^()[\]{}【】「」『』〔〕（）［］｛｝]*)[)\]}】」』〕）］｝]/gu;
const ADVERT = /招聘(?!专员|主管|经理|助理|顾问|文员|师|老师|实习|网|会|岗|员|$)/;
// A level in front of the occupation does not change it.
const PREFIX =
  /^(?:(?:高级|资深|初级|中级|初中级|中高级|高端|首席|见习|储备|实习|专业|专职|普通|熟练|优秀|金牌|急|聘|招|诚|某|本|新|老|男|女|驻场|住家(?!阿姨|保姆)|现场|在职|正式|直营|名|位|个|一线|副(?!店长|厂长|总|园长))+)(?=.{2,})/;

function stripNoise(text: string): string {
  return text
    .replace(MONEY, ' ')
    .replace(BARE_SUM, ' ')
    .replace(PER_TIME, ' ')
    .replace(MONEY_WORDS, ' ')
    .replace(BENEFITS, ' ')
    .replace(CALLS, ' ')
    .replace(SIDE_JOB, ' ');
}

function piecesOf(text: string, bracketed: boolean, into: TitleSegment[]): void {
  for (const part of text.split(SEPARATORS)) {
    const advert = ADVERT.exec(part);
    const wanted = advert === null ? part : part.slice(advert.index + advert[0].length);
    const whole = wanted.replace(/[\s.]+/g, '');
    if (whole.length >= 2) into.push({ text: whole, bracketed, untouched: true });
    const cleaned = stripNoise(wanted).trim();
    if (cleaned === '') continue;
    // 普 工 and "java 开发": the words may belong together, so the whole comes first. 儿科执业医师, 内科住院医师: the
    // grade is inside the name.
    const graded = cleaned.replace(
      /(科|口腔|中医|b超|麻醉|影像|超声)(?:执业|主治|住院|综合|专科|副主任|主任)+(?:及以上|[/、])*(?:助理)?(?=医[生师])/gu,
      '$1',
    );
    const joined = graded.replace(/[\s.\d]+$/u, '').replace(/\s+/g, '');
    if (joined.length >= 2) into.push({ text: joined, bracketed, untouched: false });
    const words = graded.split(/\s+/);
    if (words.length > 1)
      for (const word of words) if (word.length >= 2) into.push({ text: word, bracketed, untouched: false });
  }
}

/** Segments of a title, those outside brackets first. */
export function titleSegments(title: string): TitleSegment[] {
  let text = title.normalize('NFKC').toLowerCase();
  for (const [pattern, replacement] of TECHNICAL_TERMS) text = text.replace(pattern, replacement);
  const inside: string[] = [];
  const outside = text.replace(BRACKETS, (_, inner: string) => {
    inside.push(inner);
    return ' ';
  });
  const segments: TitleSegment[] = [];
  piecesOf(outside, false, segments);
  for (const inner of inside) piecesOf(inner, true, segments);
  return segments;
}

/** The segment without leading words of level: 高级前端工程师 → 前端工程师. */
export function withoutLevel(segment: string): string {
  return segment.replace(PREFIX, '');
}

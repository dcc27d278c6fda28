/** Shifts and hours from an advert's words and the times of day it states. */
import type { EmploymentKind, Shift } from '../types.ts';
import { clausesOf, foldText } from '../vocabulary/text.ts';

const NO_ROTATION = /(?:不|无|免)(?:需要?|用|须)?(?:两班|三班|白夜)?(?:倒|轮)(?:白夜|夜|白)?班|不倒班|固定班/;
const NO_NIGHT = /(?:不|无|没有?|免)(?:需要?|用|上|须|安排|值)*(?:夜班|晚班|通宵)/;
const ROTATING_NIGHT =
  /[两2二三3]班(?:倒|制|轮|运转)|(?:接受|适应|上|能|可)[两二三]班|(?<![一-龥])[两二三]班(?![一-龥])|倒(?:夜|白夜|大)?班|白夜班?(?:倒|轮|休)|夜班.{0,4}轮|轮.{0,4}夜班|白晚班|日夜班|昼夜|12小时(?:两班|倒)|三班|倒白夜/;
const ROTATING_DAY = /早晚(?:两|二)?班|早中晚?班|早班.{0,12}(?:晚班|中班)|轮班|排班|轮休制/;
const ONLY_NIGHT = /(?:只上|纯|全|长|专职?)夜班|夜班(?:专员|保安|员|工作人员|理货|岗)/;
const NIGHT_DEMANDED = /(?:能|可|接受|适应|服从|配合|需要?|须|偶尔|轮值).{0,6}(?:夜班|通宵|大夜)/;
const DAY = /(?:长|常|只上|全|固定|纯)?白班|行政班|正常班|朝九晚[五六]|朝[八8]晚[五六]|周末双休|双休/;
const NIGHT = /夜班|通宵|大夜/;
const EVENING = /(?<!早)晚班|中班/;

const RANGE =
  /(\d{1,2})(?:[:：点](\d{2})?半?)?(?:分)?(?:am|pm)?[-~—–－至到]+(次日|第二天|凌晨|晚上?|下午)?(\d{1,2})(?:[:：](\d{2})|点半?)/g;
/** Work that ends later than this takes up the evening. */
const EVENING_FROM = 19.5;
const NIGHT_FROM = 23;

export interface FoundHours {
  shifts: Shift[];
  /** The day ends late: evening work although it is called a day shift. */
  lateEvening: boolean;
}

/** The stated hours as [start, end) in hours, end beyond 24 across midnight. */
function printedHours(folded: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const [, startHour, startMinute, marker, endHour, endMinute] of folded.matchAll(RANGE)) {
    const start = Number(startHour) + Number(startMinute ?? 0) / 60;
    let end = Number(endHour) + Number(endMinute ?? 0) / 60;
    if ((marker === '晚' || marker === '晚上' || marker === '下午') && end <= 12) end += 12;
    if (start > 24 || end > 36) continue;
    if (end <= start) end += 24;
    // '2:00-6:00' after '8:30-12:00' is the afternoon in twelve-hour time; '9-9' is a misprint.
    if (start >= 1 && start < 6 && end <= 8) continue;
    if (end - start <= 16) spans.push({ start, end });
  }
  return spans;
}

function wordedShifts(folded: string): Set<Shift> {
  const shifts = new Set<Shift>();
  const rotationDenied = NO_ROTATION.test(folded);
  const nightDenied = NO_NIGHT.test(folded);
  const onlyNight = ONLY_NIGHT.test(folded);
  const earlyLate = /早晚(?:两|二)?班/.test(folded) && !NIGHT.test(folded);
  const rotates = ROTATING_NIGHT.test(folded) || (NIGHT_DEMANDED.test(folded) && !onlyNight);
  if (rotates && !rotationDenied && !nightDenied && !earlyLate) shifts.add('rotating_night');
  if (ROTATING_DAY.test(folded) && !rotationDenied && shifts.size === 0) shifts.add('rotating_day');
  if (DAY.test(folded)) shifts.add('day');
  if (onlyNight || (NIGHT.test(folded) && !nightDenied && !shifts.has('rotating_night'))) {
    shifts.add('night');
  }
  if (shifts.size === 0 && EVENING.test(folded) && !nightDenied) shifts.add('evening');
  if (shifts.size === 0 && nightDenied) shifts.add('day');
  if (/弹性(?:工作|时间|上班)|时间自由|自由安排时间/.test(folded)) shifts.add('flexible');
  return shifts;
}

/** The shifts an advert offers; a person may work any of them. */
export function extractHours(text: string): FoundHours {
  const folded = foldText(text);
  const shifts = wordedShifts(folded);
  const spans = printedHours(folded);
  const late = spans.some(({ end }) => end > EVENING_FROM);
  if (shifts.size === 0 && spans.length > 0) {
    const nights = spans.filter(({ start, end }) => end > NIGHT_FROM + 1 || start >= 19);
    if (nights.length === 0) shifts.add(late ? 'evening' : 'day');
    else shifts.add(nights.length < spans.length ? 'rotating_night' : 'night');
  }
  const onlyDays = shifts.size > 0 && [...shifts].every((shift) => shift === 'day');
  return { shifts: [...shifts], lateEvening: onlyDays && late };
}

/** Both kinds are welcome; '不接受兼职' and '不可兼职' do not match. */
const EITHER_KIND = /全职.{0,2}兼职|兼职.{0,2}全职|(?<![不非勿])(?:可兼职|接受兼职)|兼职(?:均|也|亦)?可/;
const ONLY_PART_TIME = /(?<![可受或和及/、]|可以)兼职(?!均?可|[也亦]可|[/、或和])/;
/** Does not match the '临时工作' of every office, a shop's till ('日清日结') or shorter deadlines ('缩短工期'). */
const GIG =
  /(?<!清)日结|临时工(?!作)|短期工(?![作程])|小时工(?!作)|寒假工(?!作)|暑假工(?!作)|临时(?:包装|普)|(?<!缩)短工|钟点工|天天发工资/;

/** Kinds of employment the advert offers besides its main one. */
export function extractKinds(text: string): EmploymentKind[] {
  const folded = foldText(text);
  const kinds: EmploymentKind[] = [];
  const title = clausesOf(text)[0] ?? '';
  const either = EITHER_KIND.test(folded);
  // A vacancy that is part-time by title and repeats '可兼职' does not thereby become full-time.
  if (either && (!ONLY_PART_TIME.test(title) || folded.includes('全职')))
    kinds.push('part_time', 'full_time');
  else if (either || /兼职|小时工(?!作)|钟点工|半天班/.test(title) || /长期兼职|短期兼职/.test(folded))
    kinds.push('part_time');
  if (GIG.test(folded)) kinds.push('gig');
  if (/实习生/.test(title)) kinds.push('internship');
  return kinds;
}

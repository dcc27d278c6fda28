import {
  comparableText,
  parseCreditCode,
  parseEducation,
  requiredEducation,
  shanghaiDate,
  toHalfWidth,
  type VacancyKind,
} from '@yizhan/domain';
import { extractRequirements } from '@yizhan/matching';
import type { VacancyInput } from '@yizhan/contract';
import type { Regions } from '../../reference/index.ts';
import { dayOf, numberOf, tagsOf, type Cells } from './cells.ts';
import { payOf } from './pay.ts';
import { phoneOf } from './phone.ts';
import { divisionOf, pointOf } from './place.ts';
import { reject } from './rejection.ts';

/** A vacancy as given by a row, ready to be imported. */
export interface VacancyRowValues {
  readonly employerName: string;
  readonly creditCode: string | null;
  readonly fields: Omit<VacancyInput, 'employerId'>;
  /** Day of publication at the source; here the vacancy is as old as its import. */
  readonly publishedOn: string | null;
  /** What was corrected or omitted, by stable codes. */
  readonly repairs: readonly string[];
}

export interface RowSettings {
  readonly regions: Regions;
  readonly defaultRegion: string | null;
  readonly now: Date;
}

const LONGEST_TITLE = 80;
const LONGEST_NAME = 120;
const LONGEST_ADDRESS = 200;
const LONGEST_DESCRIPTION = 8_000;
const MOST_PLACES = 10_000;

const KINDS: ReadonlyArray<readonly [VacancyKind, RegExp]> = [
  ['public_welfare', /公益(?:性)?岗|公益/],
  ['internship', /见习|实习|intern/i],
  ['campus_order', /订单班|校企/],
  ['workshop', /微工厂|扶贫车间|就业车间|工坊/],
  ['dispatch', /劳务输出|外出务工/],
  ['gig', /零工|日结|临时工|短工|钟点|小时工|gig|temp/i],
  ['part_time', /兼职|非全日制|part/i],
  ['full_time', /全职|全日制|正式|长期|full/i],
];

/** @throws RowRejected */
export function readVacancyRow(cells: Cells, settings: RowSettings): VacancyRowValues {
  const title = short(cells, 'title', LONGEST_TITLE);
  if (title === '') throw reject('row.title_missing', 'title');
  const employerName = tidyName(short(cells, 'employer_name', LONGEST_NAME));
  if (employerName === '') throw reject('row.employer_missing', 'employer_name');
  const repairs: string[] = [];
  const region = divisionOf(
    settings.regions,
    cells.parts('area').map(({ text }) => text),
    cells.text('address'),
    settings.defaultRegion,
  );
  const { point, repair } = pointOf(settings.regions, cells, region);
  if (repair !== null) repairs.push(repair);
  const description = descriptionOf(cells, title, repairs);
  const { pay, repairs: payRepairs } = payOf(cells, { title, description });
  repairs.push(...payRepairs);
  const said = extractRequirements(title, `${description}\n${cells.text('benefits')}`);
  const educationText = cells.text('education');
  const education = requiredEducation(parseEducation(educationText));
  return {
    employerName,
    creditCode: creditCodeOf(cells),
    publishedOn: dayOf(cells.text('published_on')).day,
    repairs,
    fields: {
      kind: kindOf(cells, title),
      title,
      occupationCode: null,
      headcount: headcountOf(cells.text('headcount')),
      pay,
      description,
      education,
      // A separate field makes it a requirement; 优先 makes it a wish.
      educationRequired: education !== null && !/优先|为佳/.test(educationText),
      experienceYears: experienceOf(cells.text('experience')),
      skills: tagsOf(cells, 'skills'),
      certificates: tagsOf(cells, 'certificates'),
      demands: [],
      timeWindows: [],
      lodging: said.lodging === true,
      meals: said.meals === true,
      regionCode: region,
      address: cut(cells.text('address').replace(/\s+/g, ' '), LONGEST_ADDRESS, 'address_cut', repairs),
      lng: point?.lng ?? null,
      lat: point?.lat ?? null,
      contactName: cells.text('contact_name').slice(0, 50),
      contactPhone: phoneOf(cells.text('contact_phone'), 'contact_phone'),
      startDate: dayOf(cells.text('start_date')).day,
      expiresOn: expiryOf(cells.text('expires_on'), settings.now),
      siteId: null,
    },
  };
}

/** Cells that distinguish vacancies where there is no number. */
export function vacancyIdentity(cells: Cells): string[] {
  return [
    cells.text('credit_code'),
    tidyName(cells.text('employer_name')),
    cells.text('title'),
    cells.text('area'),
    cells.text('address'),
  ];
}

/**
 * A name with one kind of brackets and no blanks, so that one employer is one record: 甲（广东）公司 = 甲(广东) 公司.
 */
export function tidyName(name: string): string {
  const half = toHalfWidth(name).replaceAll('(', '（').replaceAll(')', '）');
  return /\p{Script=Han}/u.test(half) ? half.replace(/\s+/g, '') : half.replace(/\s+/g, ' ').trim();
}

export function creditCodeOf(cells: Cells): string | null {
  const text = cells.text('credit_code');
  if (text === '') return null;
  const result = parseCreditCode(text);
  if (!result.ok) throw reject('row.credit_code', 'credit_code');
  return result.code;
}

function short(cells: Cells, field: string, most: number): string {
  const text = cells.text(field).replace(/\s+/g, ' ');
  if (text.length > most) throw reject('row.too_long', field, { most });
  return text;
}

function cut(text: string, most: number, repair: string, repairs: string[]): string {
  if (text.length <= most) return text;
  repairs.push(repair);
  return text.slice(0, most);
}

/** Columns one below the other; a text that only repeats the title is ignored. */
function descriptionOf(cells: Cells, title: string, repairs: string[]): string {
  const parts = cells
    .parts('description')
    .map(({ heading, text }) => ({ heading, text: text.replace(/;;+/g, '\n') }));
  const telling = parts.filter(({ text }) => comparableText(text) !== comparableText(title));
  if (telling.length < parts.length) repairs.push('description_was_title');
  const withBenefits = [
    ...telling,
    ...cells
      .parts('benefits')
      .filter(({ text }) => !telling.some((part) => part.text.includes(text)))
      .map(({ text }) => ({ heading: '福利', text })),
  ];
  const hasSeveral = withBenefits.length > 1;
  const text = withBenefits
    .map(({ heading, text: said }, i) =>
      hasSeveral && (i > 0 || heading === '福利') ? `${heading}：${said}` : said,
    )
    .join('\n');
  return cut(text, LONGEST_DESCRIPTION, 'description_cut', repairs);
}

function kindOf(cells: Cells, title: string): VacancyKind {
  const stated = cells.text('kind');
  const found = (text: string): VacancyKind | undefined => KINDS.find(([, words]) => words.test(text))?.[0];
  return (
    (stated === '' ? undefined : found(stated)) ??
    found(title.replace(/实习生?导师|兼职猎头/g, '')) ??
    'full_time'
  );
}

/** @throws RowRejected for text that is not a number, and beyond what one vacancy may offer */
function headcountOf(text: string): number {
  if (text === '' || /若干|多名|数名|不限|长期/.test(text)) return 1;
  const numbers = [
    ...toHalfWidth(text)
      .replaceAll(',', '')
      .matchAll(/\d+(?:\.\d+)?/g),
  ].map(([number]) => Number(number));
  const most = Math.max(...numbers);
  if (numbers.length === 0 || !Number.isInteger(most) || most < 1 || most > MOST_PLACES || /^-/.test(text)) {
    throw reject('row.headcount', 'headcount');
  }
  return most;
}

/** Minimum years required; null for none. */
function experienceOf(text: string): number | null {
  if (text === '' || /不限|无需|应届|以下|在校|无经验/.test(text)) return null;
  const years = numberOf(text.replace(/^\D+/, ''));
  return years === null || years <= 0 || years > 50 ? null : years;
}

function expiryOf(text: string, now: Date): string | null {
  const { day, readable } = dayOf(text);
  if (!readable) throw reject('row.date', 'expires_on');
  if (day !== null && day < shanghaiDate(now)) throw reject('row.expired', 'expires_on');
  return day;
}

import {
  ADDRESS_REVIEW_THRESHOLD,
  EDUCATION_LEVELS,
  educationRank,
  parseCitizenId,
  parseEducation,
  resolveAddress,
  shanghaiDate,
  workingAge,
  type WorkingAges,
  type EducationLevel,
  type VacancyKind,
} from '@yizhan/domain';
import type { SeekerRegistration } from '@yizhan/contract';
import type { Regions } from '../../reference/index.ts';
import { dayOf, listOf, numberOf, tagsOf, type Cells } from './cells.ts';
import { phoneOf } from './phone.ts';
import { divisionOf } from './place.ts';
import { reject } from './rejection.ts';
import type { RowSettings } from './vacancy-row.ts';

type Profile = SeekerRegistration['profile'];

/** A person as given by a row. */
export interface SeekerRowValues {
  readonly name: string;
  /** The name is made from the number at the source, because the row has none. */
  readonly isNamed: boolean;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly birthDate: string | null;
  readonly contactNote: string;
  readonly profile: Profile & { readonly regionCode: string };
}

const KINDS: ReadonlyArray<readonly [VacancyKind, RegExp]> = [
  ['full_time', /全职|正式|full/i],
  ['part_time', /兼职|part/i],
  ['gig', /零工|日结|临时|钟点|小时工|gig/i],
  ['internship', /见习|实习|intern/i],
  ['public_welfare', /公益/],
  ['dispatch', /劳务输出|外出务工/],
];
/** Wishes that name no work. */
const NO_WISH = /^(?:其他|其它|不限|无要求|都可以|均可|暂无|待定)$/;
/** Registers contain nobody born before this. */
const OLDEST_BIRTH_YEAR = 1920;
/** A person "younger" than this did not register: the cell holds another year. */
const LEAST_BELIEVED_AGE = 10;

/** @throws RowRejected */
export function readSeekerRow(
  cells: Cells,
  settings: RowSettings & { readonly ages: WorkingAges },
  sourceRef: string | null,
): SeekerRowValues {
  const typedName = cells.text('name').replace(/\s+/g, ' ');
  if (typedName === '' && sourceRef === null) throw reject('row.name_missing', 'name');
  if (typedName.length > 50) throw reject('row.too_long', 'name', { most: 50 });
  const idNumber = idNumberOf(cells.text('id_number'));
  const birth = birthOf(cells.text('birth_date'), settings);
  const profile = profileOf(cells, settings, birth.note);
  if (profile.wanted.length === 0 && profile.skills.length === 0) throw reject('row.one_wish', 'wanted');
  return {
    name: typedName === '' ? `求职者${(sourceRef ?? '').slice(-40)}` : typedName,
    isNamed: typedName !== '',
    phone: phoneOf(cells.text('phone'), 'phone'),
    idNumber,
    sex: sexOf(cells.text('sex')),
    birthDate: birth.day,
    contactNote: (cells.text('contact_note') || (sourceRef === null ? '' : `来源编号 ${sourceRef}`)).slice(
      0,
      120,
    ),
    profile,
  };
}

/** Cells that distinguish people where there is no number of any kind. */
export function seekerIdentity(cells: Cells): string[] {
  return [cells.text('name'), cells.text('birth_date'), cells.text('home'), cells.text('contact_note')];
}

function profileOf(cells: Cells, settings: RowSettings, birthNote: string): SeekerRowValues['profile'] {
  const { regions } = settings;
  const home = cells.parts('home').map(({ text }) => listOf(text).join(''));
  const wanted = tagsOf(cells, 'wanted', 10, 60).filter((title) => !NO_WISH.test(title));
  const years = numberOf(cells.text('experience_years').replace(/^\D+/, ''));
  const did = listOf(cells.text('experience_title')).slice(0, 20);
  const payMin = numberOf(cells.text('pay_min'));
  const regionCode = divisionOf(
    regions,
    home.length > 0 ? home : [wantedPlace(cells)],
    '',
    settings.defaultRegion,
  );
  return {
    regionCode,
    homeAddress: home.join('').slice(0, 200),
    homeLng: null,
    homeLat: null,
    education: educationOf(cells.text('education')),
    major: listOf(cells.text('major')).join('、').slice(0, 60),
    experience: did.map((title, i) => ({
      title: title.slice(0, 60),
      code: null,
      years: i === 0 && years !== null && years > 0 && years <= 60 ? years : 0,
      employer: '',
    })),
    // 办公软件_MASTER: some forms append the level to the skill.
    skills: [...new Set(tagsOf(cells, 'skills').map((skill) => skill.replace(/_[A-Z]+$/, '')))],
    certificates: tagsOf(cells, 'certificates'),
    wanted: wanted.map((title) => ({ title, code: null })),
    employmentKinds: kindsOf(cells.text('kinds')),
    payMin: payMin !== null && payMin > 0 && payMin <= 1_000_000 ? Math.round(payMin * 100) : null,
    payUnit: 'month',
    wantedRegions: wantedRegions(regions, wantedPlace(cells)),
    travelMode: null,
    maxCommuteMinutes: null,
    acceptsDispatch: false,
    needsLodging: false,
    timeWindows: [],
    cannot: [],
    availableFrom: availableOf(cells.text('available'), settings.now),
    note: noteOf(cells, birthNote),
  };
}

function wantedPlace(cells: Cells): string {
  return listOf(cells.text('wanted_area')).join('');
}

function wantedRegions(regions: Regions, text: string): string[] {
  if (text === '') return [];
  const { region, confidence } = resolveAddress(regions.index, text);
  const isKnown = region !== null && regions.find(region) !== undefined;
  return isKnown && confidence >= ADDRESS_REVIEW_THRESHOLD ? [region] : [];
}

/** @throws RowRejected */
function idNumberOf(text: string): string | null {
  if (text === '') return null;
  const result = parseCitizenId(text);
  if (!result.ok) throw reject('row.id_number', 'id_number');
  return result.id.number;
}

/** Words, or the codes of GB/T 2261.1: 1 male, 2 female; 0 and 9 are not stated. */
function sexOf(text: string): SeekerRowValues['sex'] {
  if (/^(?:男|男性|male|m|1)$/i.test(text)) return 'male';
  return /^(?:女|女性|female|f|2)$/i.test(text) ? 'female' : 'unknown';
}

/** A whole date is kept; a year alone becomes a remark, because no day may be invented. @throws RowRejected */
function birthOf(
  text: string,
  { now, ages }: { readonly now: Date; readonly ages: WorkingAges },
): { day: string | null; note: string } {
  const today = shanghaiDate(now);
  const { day } = dayOf(text, OLDEST_BIRTH_YEAR);
  if (day !== null) {
    if (day > today) return { day: null, note: '' };
    if (workingAge(day, today, ages) === 'too_young') throw reject('row.too_young', 'birth_date');
    return { day, note: '' };
  }
  const year = Number(/^(?:19|20)\d{2}/.exec(text)?.[0] ?? 0);
  const age = Number(today.slice(0, 4)) - year;
  if (year < OLDEST_BIRTH_YEAR || age < LEAST_BELIEVED_AGE) return { day: null, note: '' };
  // The latest birthday of the year decides: who could be old enough is let in.
  if (age * 12 < (ages.working ?? 0)) throw reject('row.too_young', 'birth_date');
  return { day: null, note: `出生年份：${year}` };
}

/** The highest of a person's levels. */
function educationOf(text: string): EducationLevel | null {
  const levels = listOf(text)
    .map((part) => parseEducation(part)?.level ?? null)
    .filter((level) => level !== null)
    .sort((a, b) => educationRank(b) - educationRank(a));
  return EDUCATION_LEVELS.find((level) => level === levels[0]) ?? null;
}

function kindsOf(text: string): VacancyKind[] {
  return KINDS.filter(([, words]) => words.test(text)).map(([kind]) => kind);
}

/** 随时到岗, 1周后到岗, 1个月后, or a date. */
function availableOf(text: string, now: Date): string | null {
  const { day } = dayOf(text);
  if (day !== null) return day;
  if (/随时|立即|马上/.test(text)) return shanghaiDate(now);
  const match = /(\d{1,2})\s*(天|周|个?月)/.exec(text);
  if (match === null) return null;
  const days = Number(match[1]) * (match[2] === '天' ? 1 : match[2] === '周' ? 7 : 30);
  return shanghaiDate(new Date(now.getTime() + days * 86_400_000));
}

function noteOf(cells: Cells, birthNote: string): string {
  const parts = cells.parts('note');
  const said = parts.map(({ heading, text }) => (parts.length > 1 ? `${heading}：${text}` : text));
  return [birthNote, ...said]
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, 1_000);
}

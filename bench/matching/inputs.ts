/** Converts the judged profiles and real adverts to engine inputs, as registration and import would do. */
import { normalisePay } from '@yizhan/domain/pay/index.ts';
import {
  applyRequirements,
  extractRequirements,
  leadershipIn,
  normaliseCertificate,
  normaliseEducation,
  normaliseLimitation,
  normaliseSkill,
  OFFICE_WEEK,
  seekerInput,
  skillsIn,
  vacancyInput,
  WHOLE_WEEK,
} from '@yizhan/matching';
import type {
  CertificateCode,
  EmploymentKind,
  LimitationCode,
  OccupationRef,
  PriorityGroup,
  SeekerInput,
  VacancyInput,
} from '@yizhan/matching';
import type { Advert, Profile } from './files.ts';
import type { Places } from './places.ts';

/** Maps a free title to occupations, most certain first; empty when it stays unmapped. */
export type MapTitle = (title: string) => readonly { code: string; weight: number }[];

const FEN = 100;
/** A person who hopes for a sum still considers somewhat less, unless they say otherwise. */
const FLOOR_SHARE = 0.75;
/** Weight of the first, second, further wishes. */
const WISH_WEIGHTS = [100, 90, 80];

/** Wishes that the person mentions in addition to those written down ('打杂、扫地、看门什么都行'); they count least. */
const SPOKEN_WEIGHT = 60;
/** Only words that are exactly an occupation's name. */
const SPOKEN_CONFIDENCE = 95;

const WANTING = /想|找|都行|都可以|也行|也可以|可以先|继续做|还是做/;
const NOT_WANTING = /不想|不要|不去|别|以前|之前|做过|干过|不太?行|没有|不做|不会|毕业|上过/;
const BEFORE_THE_WORK =
  /^(?:我|就|现在|还|再|也|想|要|继续|还是|最好|能|可以|先|找|做|干|当|进|去|个|的|份|点|一些|在|或者?)+/;
const BEHIND_THE_WORK =
  /(?:之类|这一?类|方面|那种|什么|的|都|也|就|可以|先|做|干|着|行|找|活|工作|岗位|一起|这边|吧|呀|去)+$/;

function spokenWishes(text: string, mapTitle: MapTitle): OccupationRef[] {
  const wanting = text
    .split(/[，。；！？,;!?]/)
    .filter((clause) => WANTING.test(clause) && !NOT_WANTING.test(clause));
  return wanting
    .flatMap((clause) => clause.split(/[、和或跟/]|还有|以及/))
    .flatMap((words): OccupationRef[] => {
      const title = words.replace(BEFORE_THE_WORK, '').replace(BEHIND_THE_WORK, '');
      const [first] = title.length < 2 ? [] : mapTitle(title);
      return first !== undefined && first.weight >= SPOKEN_CONFIDENCE
        ? [{ code: first.code, title, weight: SPOKEN_WEIGHT }]
        : [];
    });
}

function wishes(profile: Profile, mapTitle: MapTitle): OccupationRef[] {
  const written = profile.wanted.map((title, i): OccupationRef => {
    const [first] = mapTitle(title);
    return { code: first?.code ?? null, title, weight: WISH_WEIGHTS[i] ?? 70 };
  });
  const codes = new Set(written.map(({ code }) => code));
  return [...written, ...spokenWishes(profile.text, mapTitle).filter(({ code }) => !codes.has(code))];
}

/** The person's words about their own work, without what they refuse ('不想打电话推销'). */
function ownWords(text: string): string {
  return text
    .split(/[，。；！？,;!?]/)
    .filter((clause) => !/不想|不要|不会|不太?行|不太懂|没有|别让|不识|不考虑/.test(clause))
    .join('\n');
}

const KINDS: Record<Profile['kind'], EmploymentKind[]> = {
  full_time: ['full_time', 'public_welfare', 'campus_order', 'dispatch', 'workshop'],
  part_time: ['part_time', 'gig'],
  any: [],
};

/** Divisions of the city that the person names, other than as their origin. */
function namedRegions(
  profile: Profile,
  city: string,
  places: Places,
  districts: readonly string[],
): string[] {
  const text = profile.text;
  if (/哪个区都|哪里都|全市|远.{0,6}[也都](?:去|行|可)/.test(text) || text.includes(`留在${profile.city}`))
    return [city];
  const named = districts.filter((name) => text.includes(name.replace(/[区市县]$/, '')));
  return named
    .map((name) => places.resolve(`${profile.city}${name}`, city))
    .filter((code): code is string => code !== null && code.length >= 6 && code.startsWith(city));
}

/** The division a person lives in: the street that they say work must be near, where it lies in their district. */
function homeOf(profile: Profile, city: string, places: Places): string {
  const district = places.resolve(`${profile.city}${profile.district}`, city) ?? city;
  const near = /在([^，。]{2,4})附近/.exec(profile.text)?.[1];
  if (near === undefined) return district;
  const street = places.resolve(`${profile.city}${profile.district}${near}街道`, district);
  return street?.startsWith(district) === true ? street : district;
}

function travelOf(text: string): SeekerInput['travel'] {
  const minutes = /(?:骑电动车|电动车)(\S{1,3})分钟/.exec(text)?.[1];
  const words: Record<string, number> = { 十: 10, 十五: 15, 二十: 20, 三十: 30, 半小时: 30 };
  if (minutes !== undefined) {
    return { mode: 'e_bike', maxMetres: null, maxMinutes: words[minutes] ?? Number(minutes) };
  }
  if (/离家近|太远去不了|近点/.test(text)) return { mode: 'bus', maxMetres: 25_000, maxMinutes: null };
  return { mode: 'bus', maxMetres: null, maxMinutes: null };
}

function limitations(profile: Profile): LimitationCode[] {
  return [...new Set(profile.cannot.flatMap(normaliseLimitation))];
}

function priorityGroups(profile: Profile): PriorityGroup[] {
  const groups: PriorityGroup[] = [];
  const papers = profile.certificates.join('');
  if (papers.includes('残疾')) groups.push('disabled');
  if (papers.includes('退役')) groups.push('veteran');
  return groups;
}

/** Exams that people list among their skills count too ('英语专八'). */
function certificates(profile: Profile): CertificateCode[] {
  const held = profile.certificates.map(normaliseCertificate);
  const exams = profile.skills
    .map(normaliseCertificate)
    .filter((code) => /^(?:cet|english)/.test(code ?? ''));
  return [...held, ...exams].filter((code) => code !== null);
}

export function toSeeker(
  profile: Profile,
  mapTitle: MapTitle,
  places: Places,
  districts: readonly string[],
  today: string,
): SeekerInput {
  const city = places.resolve(profile.city) ?? '';
  const home = homeOf(profile, city, places);
  const wanted = profile.pay_min === null ? null : { amount: profile.pay_min * FEN, unit: 'month' as const };
  const pastTitles = profile.experience.map(({ title }) => title);
  const firm = /不考虑|最少|不能少/.test(profile.text);
  return seekerInput({
    id: profile.id,
    birthDate: `${Number(today.slice(0, 4)) - profile.age}-01-01`,
    home: { coordinates: null, region: home },
    travel: travelOf(profile.text),
    wantedRegions: namedRegions(profile, city, places, districts),
    // Wanting a bed does not mean wanting to leave the city.
    acceptsFarWithLodging: /外地|外省|出省/.test(profile.text),
    occupations: wishes(profile, mapTitle),
    skills: [
      ...new Set([
        ...profile.skills.map(normaliseSkill),
        ...pastTitles.flatMap(leadershipIn),
        ...skillsIn([...profile.skills, ...profile.wanted, ...pastTitles, ownWords(profile.text)].join('\n')),
      ]),
    ],
    certificates: certificates(profile),
    education: normaliseEducation(profile.education),
    experience: profile.experience.map(({ title, years }) => ({
      code: mapTitle(title)[0]?.code ?? null,
      title,
      years,
    })),
    pay: {
      wanted,
      floor: wanted && { ...wanted, amount: Math.round(wanted.amount * (firm ? 0.9 : FLOOR_SHARE)) },
    },
    kinds: KINDS[profile.kind],
    availability: profile.cannot.some((words) => /工作日白天/.test(words)) ? WHOLE_WEEK & ~OFFICE_WEEK : null,
    cannot: limitations(profile),
    priorityGroups: priorityGroups(profile),
    lodging: /包吃?住/.test(profile.text) ? 'wished' : null,
    meals: /包吃/.test(profile.text) ? 'wished' : null,
  });
}

const number = (text: string): number | null => {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) || value <= 0 ? null : value;
};

/**
 * The division of the field, or the smaller one inside it that the address names ('广州市' with '…白云区江高镇…'). An
 * advert without either is assumed to be where its employer's name says ('沈阳…装卸有限公司').
 */
function workplaceOf(advert: Advert, places: Places): string | null {
  const area = places.resolve(advert.area);
  const address = advert.address.trim() === '' ? null : places.resolve(advert.address, area ?? undefined);
  if (address !== null && (area === null || address.startsWith(area))) return address;
  return area ?? places.resolve(advert.company);
}

export function toVacancy(advert: Advert, mapTitle: MapTitle, places: Places): VacancyInput {
  const tags = [advert.skills, advert.benefits].flatMap((list) => list.split(','));
  const said = extractRequirements(advert.title, advert.description, tags);
  // '中国香港' in the address, next to the district of the agency.
  const found = {
    ...said,
    elsewhere: said.elsewhere ?? extractRequirements('', `工作地点：${advert.address}`).elsewhere,
  };
  const [lng, lat] = [number(advert.lng), number(advert.lat)];
  const min = number(advert.salary_min);
  const max = number(advert.salary_max);
  const education = normaliseEducation(advert.education);
  const years = number(advert.exp_years);
  const partTime = found.kinds.includes('part_time') && !found.kinds.includes('full_time');
  return applyRequirements(
    vacancyInput({
      id: advert.id,
      employerId: advert.company,
      title: advert.title,
      kind: partTime ? 'part_time' : 'full_time',
      occupations: mapTitle(advert.title).map(({ code, weight }) => ({ code, title: advert.title, weight })),
      workplace: {
        coordinates: lng !== null && lat !== null ? { lng, lat } : null,
        region: workplaceOf(advert, places),
      },
      pay: normalisePay(
        { min: min && min * FEN, max: max && max * FEN, unit: null, months: null },
        { title: advert.title, description: advert.description },
      ).pay,
      education: education === null ? null : { level: education, strength: 'rule' },
      experience: years === null ? null : { years, strength: 'wish' },
    }),
    found,
  );
}

import { z } from 'zod';
import { DAY_PARTS, shanghaiDate } from '@yizhan/domain';
import {
  applyRequirements,
  EDUCATION_LEVELS,
  extractRequirements,
  fieldsOfStudyIn,
  leadershipIn,
  normaliseCertificate,
  normaliseLimitation,
  normaliseSkill,
  seekerInput,
  vacancyInput,
  weekBit,
  type EducationLevel,
  type EmploymentKind,
  type PayUnit,
  type PriorityGroup,
  type SeekerInput,
  type TravelMode,
  type VacancyInput,
} from '@yizhan/matching';
import type { Ref } from '../../app/ids.ts';
import type { EmployerCounts, EngineSeekerRow, EngineVacancyRow } from './engine-inputs.repository.ts';

/** The key of a row inside the engine. */
export function keyOf(ref: Ref): string {
  return `${ref.prefecture}-${ref.id}`;
}

export function refOf(key: string): Ref {
  return { prefecture: key.slice(0, 4), id: key.slice(5) };
}

const Wanted = z.array(z.object({ title: z.string(), code: z.string().nullable().default(null) }));
const Experience = z.array(
  z.object({ title: z.string(), code: z.string().nullable().default(null), years: z.number() }),
);
const Windows = z.array(z.object({ weekday: z.int().min(1).max(7), part: z.enum(DAY_PARTS) }));

/** The first wish counts fully, each further one a tenth less, none below half. */
function wishWeight(place: number): number {
  return Math.max(50, 100 - 10 * place);
}

/** Free or needed parts of the week; null when not stated. */
function maskOf(windows: unknown): number | null {
  const parts = Windows.parse(windows);
  return parts.length === 0
    ? null
    : parts.reduce((mask, { weekday, part }) => mask | weekBit(weekday - 1, part), 0);
}

const LEVELS: Readonly<Record<string, EducationLevel>> = EDUCATION_LEVELS;

function levelOf(education: string | null): EducationLevel | null {
  return education === null ? null : (LEVELS[education] ?? null);
}

function certificatesOf(names: readonly string[]) {
  return names.map(normaliseCertificate).filter((code) => code !== null);
}

function pointOf(lng: number | null, lat: number | null) {
  return lng === null || lat === null ? null : { lng, lat };
}

export function toSeekerInput(row: EngineSeekerRow): SeekerInput {
  const experience = Experience.parse(row.experience);
  // The form has one amount, "at least", which is both the wish and the floor.
  const asked = row.pay_min === null ? null : { amount: row.pay_min, unit: row.pay_unit as PayUnit };
  return seekerInput({
    id: keyOf(row),
    birthDate: row.birth_date,
    home: { coordinates: pointOf(row.home_lng, row.home_lat), region: row.region_code || null },
    travel: {
      mode: row.travel_mode as TravelMode | null,
      maxMetres: null,
      maxMinutes: row.max_commute_minutes,
    },
    wantedRegions: row.wanted_regions,
    acceptsDispatch: row.accepts_dispatch,
    // A person who needs a bed means to live at work.
    acceptsFarWithLodging: row.needs_lodging,
    occupations: Wanted.parse(row.wanted).map((wish, place) => ({ ...wish, weight: wishWeight(place) })),
    skills: [
      ...new Set([
        ...row.skills.map(normaliseSkill),
        // People who led a team, or studied a field, seldom list that as a skill.
        ...experience.flatMap(({ title }) => leadershipIn(title)),
        ...fieldsOfStudyIn(row.major),
      ]),
    ],
    certificates: certificatesOf(row.certificates),
    education: levelOf(row.education),
    experience,
    pay: { floor: asked, wanted: asked },
    kinds: row.employment_kinds as EmploymentKind[],
    availability: maskOf(row.time_windows),
    cannot: row.cannot.flatMap(normaliseLimitation),
    priorityGroups: row.groups as PriorityGroup[],
    lodging: row.needs_lodging ? 'needed' : null,
    blockedEmployerIds: row.blocked_employers,
    blockedVacancyIds: row.closed_vacancies,
    history: {
      offered: row.offered,
      answered: row.answered,
      invited: row.invited,
      attended: row.attended,
    },
  });
}

/** Groups for whom public-welfare jobs are reserved. Source: 《就业促进法》第五十二、五十三条. */
const WELFARE_GROUPS: readonly PriorityGroup[] = [
  'hard_to_employ',
  'zero_employment_family',
  'disabled',
  'lifted_from_poverty',
];

export const NO_HISTORY: EmployerCounts = { referred: 0, answered: 0, hired: 0 };

export function toVacancyInput(row: EngineVacancyRow, history: EmployerCounts = NO_HISTORY): VacancyInput {
  const level = levelOf(row.education);
  const confirmed = [row.confirmed_at, row.published_at]
    .filter((at) => at !== null)
    .sort((a, b) => b.getTime() - a.getTime())[0];
  const stated = vacancyInput({
    id: keyOf(row),
    employerId: row.employer_id,
    title: row.title,
    kind: row.kind as EmploymentKind,
    open: row.status === 'published' && !row.barred,
    headcount: row.headcount - row.hired_count,
    validUntil: row.expires_on,
    confirmedOn: confirmed === undefined ? null : shanghaiDate(confirmed),
    occupations: [
      {
        code: row.occupation_code,
        title: row.title,
        weight: Math.max(1, Math.round((row.occupation_confidence ?? 1) * 100)),
      },
    ],
    workplace: { coordinates: pointOf(row.lng, row.lat), region: row.region_code },
    pay:
      row.pay_min === null && row.pay_max === null
        ? null
        : { min: row.pay_min, max: row.pay_max, unit: row.pay_unit as PayUnit },
    education: level === null ? null : { level, strength: row.education_required ? 'rule' : 'wish' },
    experience:
      row.experience_years === null || row.experience_years === 0
        ? null
        : { years: row.experience_years, strength: 'wish' },
    certificates: certificatesOf(row.certificates).map((code) => ({ anyOf: [code], strength: 'rule' })),
    skills: row.skills.map(normaliseSkill),
    requiredTimes: maskOf(row.time_windows),
    involves: row.demands.flatMap(normaliseLimitation),
    reservedFor: row.kind === 'public_welfare' ? WELFARE_GROUPS : [],
    // An empty box means that nobody asked, not that there is none.
    lodging: row.lodging ? true : null,
    meals: row.meals ? true : null,
    employerHistory: history,
  });
  return applyRequirements(stated, extractRequirements(row.title, row.description, row.skills));
}

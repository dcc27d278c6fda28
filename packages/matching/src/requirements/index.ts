/** What the text of an advert requires, prefers, offers and involves. */
import type { EmploymentKind, LimitationCode, Shift, Strength, VacancyInput } from '../types.ts';
import { leadershipIn, skillsIn } from '../vocabulary/skills.ts';
import { foldText } from '../vocabulary/text.ts';
import { OFFICE_WEEK } from '../weekly.ts';
import { extractEducation, extractExperience } from './background.ts';
import type { FoundEducation, FoundExperience } from './background.ts';
import { extractCertificates } from './certificates.ts';
import type { FoundCertificate } from './certificates.ts';
import { extractConditions, extractProvided, extractRemote } from './conditions.ts';
import { extractElsewhere, extractProvince, inOtherProvince } from './elsewhere.ts';
import { extractFields } from './fields.ts';
import { extractHours, extractKinds } from './hours.ts';

export type { FoundCertificate, FoundEducation, FoundExperience };

export interface ExtractedRequirements {
  certificates: FoundCertificate[];
  /** The advert says that schooling and experience may be waived ('优秀者可放宽'). */
  relaxed: boolean;
  education: FoundEducation | null;
  experience: FoundExperience | null;
  shifts: Shift[];
  /** Kinds of employment offered besides the main one. */
  kinds: EmploymentKind[];
  lodging: boolean | null;
  meals: boolean | null;
  remote: boolean;
  /** Workplace outside the mainland (香港, 新加坡), whatever place the form gives. */
  elsewhere: VacancyInput['workplace'] | null;
  /** The mainland province that the text names as the workplace. */
  province: VacancyInput['workplace'] | null;
  involves: LimitationCode[];
  mayInvolve: LimitationCode[];
  skills: string[];
  /** Required fields of study. */
  fields: string[];
}

/** Applies to schooling and years, never to certificates. */
const RELAXED =
  /(?:条件|要求|学历|经验|优秀者?|能力强者?).{0,6}(?:可|适当).{0,4}放宽|放宽(?:条件|要求|至|到)|条件稍(?:逊|差)|特别优秀.{0,3}可/;

/** Waived for people with other things to show ('有同行经验的可放宽'), not for everybody. */
const FOR_SOME = /有[^,]{2,20}(?:经验|经历|证书?|资源|职称|特长)(?:者|的|人员)?[^,]{0,6}放宽/;

/** Texts are read only up to this length; real adverts end long before. */
const MOST_CHARACTERS = 8_000;

const union = <T>(own: readonly T[], found: readonly T[]): T[] => [...new Set([...own, ...found])];

/**
 * Reads an advert. Ages and sexes in it are ignored. Every certificate, schooling and experience found carries the
 * clause it came from, so that staff can check it. `tags` are the advert's keywords.
 */
export function extractRequirements(
  title: string,
  description: string,
  tags: readonly string[] = [],
): ExtractedRequirements {
  const body = description.slice(0, MOST_CHARACTERS);
  const text = [title, body, ...tags].join('\n');
  const relaxed = foldText(body)
    .split(/[。;\n]/)
    .some((sentence) => RELAXED.test(sentence) && !FOR_SOME.test(sentence));
  const lowered = <T extends { strength: Strength }>(found: T | null): T | null =>
    found !== null && relaxed ? { ...found, strength: 'wish' } : found;
  const hours = extractHours(text);
  const conditions = extractConditions(title, [body, ...tags].join('\n'), hours.shifts.length > 0);
  return {
    certificates: extractCertificates(title, body, tags),
    education: lowered(extractEducation(text)),
    experience: lowered(extractExperience(title, text)),
    relaxed,
    shifts: hours.shifts,
    kinds: extractKinds(text),
    ...extractProvided(text),
    remote: extractRemote(text),
    elsewhere: extractElsewhere(title, body),
    province: extractProvince(title, body),
    involves: hours.lateEvening ? [...conditions.involves, 'late_evening'] : conditions.involves,
    mayInvolve: conditions.mayInvolve,
    skills: union(skillsIn(text), leadershipIn(title)),
    fields: extractFields(text),
  };
}

/** From this many years on, the number in a field is not a default of the form. */
const YEARS_MEANT = 3;
/** The least years implied by a supervisory title. */
const YEARS_OF_LEADERS = 2;

/** A supervisory title, with years in the field: together they are a requirement, unless the text waives it. */
function leadsByBoth({ experience }: VacancyInput, found: ExtractedRequirements): boolean {
  return (
    !found.relaxed &&
    found.experience?.byTitle === true &&
    found.experience.years >= YEARS_OF_LEADERS &&
    (experience?.years ?? 0) >= YEARS_MEANT
  );
}

/** Full-time work done only by day takes up the weekdays, so people free only at other times cannot do it. */
function worksOfficeDays(vacancy: VacancyInput, found: ExtractedRequirements): boolean {
  const shifts = vacancy.shifts.length > 0 ? vacancy.shifts : found.shifts;
  const kinds = [vacancy.kind, ...vacancy.alsoKinds, ...found.kinds];
  return (
    vacancy.kind === 'full_time' &&
    !kinds.includes('part_time') &&
    shifts.length > 0 &&
    shifts.every((shift) => shift === 'day')
  );
}

/**
 * Fills in what the fields of a vacancy leave open from its text. Fields win, but a stricter rule in the text (须本科
 * where the field says 大专) is added, since the fields of real adverts are often left at their default.
 */
export function applyRequirements(vacancy: VacancyInput, found: ExtractedRequirements): VacancyInput {
  const named = new Set(vacancy.certificates.flatMap(({ anyOf }) => anyOf));
  const stricter = <T extends { strength: 'rule' | 'wish' }>(
    own: T | null,
    other: T | null,
    size: (one: T) => number,
  ): T | null => {
    if (own !== null && found.relaxed) return { ...own, strength: 'wish' };
    if (own === null || other === null) return own ?? other;
    if (other.strength !== 'rule') return own;
    const more = size(other) - size(own);
    // A number in a field is a wish; the same number required in the text is a rule.
    return more > 0 || (more === 0 && own.strength === 'wish') ? other : own;
  };
  const education = found.education && { level: found.education.level, strength: found.education.strength };
  const experience = found.experience && {
    years: found.experience.years,
    strength: found.experience.strength,
  };
  const years = stricter(vacancy.experience, experience, (one) => one.years);
  return {
    ...vacancy,
    kind: found.elsewhere !== null && vacancy.kind === 'full_time' ? 'dispatch' : vacancy.kind,
    workplace: found.elsewhere ?? inOtherProvince(vacancy.workplace, found.province) ?? vacancy.workplace,
    education: stricter(vacancy.education, education, (one) => one.level),
    experience: years !== null && leadsByBoth(vacancy, found) ? { ...years, strength: 'rule' } : years,
    requiredTimes: vacancy.requiredTimes ?? (worksOfficeDays(vacancy, found) ? OFFICE_WEEK : null),
    certificates: [
      ...vacancy.certificates,
      ...found.certificates
        .filter(({ anyOf }) => !anyOf.some((code) => named.has(code)))
        .map(({ anyOf, strength }) => ({ anyOf, strength })),
    ],
    skills: union(vacancy.skills, found.skills),
    fields: union(vacancy.fields, found.fields),
    shifts: vacancy.shifts.length > 0 ? vacancy.shifts : found.shifts,
    alsoKinds: union(
      vacancy.alsoKinds,
      found.kinds.filter((kind) => kind !== vacancy.kind),
    ),
    lodging: vacancy.lodging ?? found.lodging,
    meals: vacancy.meals ?? found.meals,
    remote: vacancy.remote || found.remote,
    involves: union(vacancy.involves, found.involves),
    mayInvolve: union(vacancy.mayInvolve, found.mayInvolve).filter(
      (code) => !vacancy.involves.includes(code),
    ),
  };
}

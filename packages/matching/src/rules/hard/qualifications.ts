import type { PreparedSeeker, PreparedVacancy } from '../../prepared.ts';
import { FIELDS_OF_STUDY } from '../../vocabulary/skills.ts';
import type { Broken, HardRule } from '../rule.ts';

/** Certificates that the vacancy, or the law for such work, requires. */
export const certificates: HardRule = {
  name: 'certificates',
  source: 'requirements 5.3；《安全生产法》第三十条（特种作业人员持证上岗）；《特种设备安全法》第十四条',
  check: ({ seeker, vacancy }): Broken | null => {
    const missing = vacancy.input.certificates.find(
      ({ anyOf, strength }) =>
        strength === 'rule' && anyOf.length > 0 && !anyOf.some((code) => seeker.certificates.has(code)),
    );
    return missing === undefined ? null : { variant: 'missing', params: { certificates: missing.anyOf } };
  },
};

/** Schooling that the vacancy requires. */
export const education: HardRule = {
  name: 'education',
  source: 'requirements 5.3',
  check: ({ seeker, vacancy }): Broken | null => {
    const { input } = seeker;
    const asked = vacancy.input.education;
    if (asked === null || asked.strength !== 'rule') return null;
    if (input.education !== null && input.education < asked.level) {
      return { variant: 'below', params: { asked: asked.level, held: input.education } };
    }
    return asked.level >= FIELD_COUNTS_FROM ? otherField(seeker, vacancy) : null;
  },
};

/** Below a bachelor's degree, employers who name a field take others as well. */
export const FIELD_COUNTS_FROM = 5;

/** A person who studied, but none of the required fields. Saying nothing is not held against anybody. */
function otherField(seeker: PreparedSeeker, vacancy: PreparedVacancy): Broken | null {
  const fields = vacancy.input.fields;
  const own = FIELDS_OF_STUDY.filter((field) => seeker.skills.has(field));
  if (fields.length === 0 || own.length === 0 || fields.some((field) => own.includes(field))) return null;
  return { variant: 'other_field', params: { fields, own } };
}

/**
 * Years of experience that the vacancy requires. All of a person's working years count here, since titles of past work
 * map unreliably; fewer than half of the years is not negotiable.
 */
export const experience: HardRule = {
  name: 'experience',
  source: 'requirements 5.4',
  check: ({ seeker, vacancy }): Broken | null => {
    const asked = vacancy.input.experience;
    if (asked === null || asked.strength !== 'rule' || seeker.experience.length === 0) return null;
    const years = seeker.totalTenths / 10;
    return years * 2 >= asked.years ? null : { variant: 'short', params: { asked: asked.years, years } };
  },
};

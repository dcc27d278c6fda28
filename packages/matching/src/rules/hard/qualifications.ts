import type { Broken, HardRule } from '../rule.ts';

/** Certificates that the vacancy, or the law for such work, makes a condition. */
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

/** Schooling that the vacancy makes a condition. */
export const education: HardRule = {
  name: 'education',
  source: 'requirements 5.3',
  check: ({ seeker: { input }, vacancy }): Broken | null => {
    const asked = vacancy.input.education;
    if (asked === null || asked.strength !== 'rule' || input.education === null) return null;
    return input.education >= asked.level
      ? null
      : { variant: 'below', params: { asked: asked.level, held: input.education } };
  },
};

/**
 * Years of work that the vacancy makes a condition. All of a person's working years count here, since titles of
 * past work map unsurely; what is short of half of them cannot be talked over.
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

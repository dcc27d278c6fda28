import type { EducationLevel } from '../education/education.ts';
import type { Verification } from '../employers/vocabulary.ts';
import type { Pay } from '../pay/pay.ts';
import type { CheckWord } from './words.ts';
import type { VacancyKind } from '../vacancies/lifecycle.ts';

/** The input of the checks. A form that is still being filled in passes null for empty fields. */
export type CheckedVacancy = {
  /** Absent for an unsaved vacancy; a saved one is not a duplicate of itself. */
  id?: string | null;
  kind: VacancyKind;
  title: string;
  description: string;
  /** Further requirements in words, where the form has a field for them. */
  requirements?: string;
  pay: Pay | null;
  regionCode: string | null;
  address: string;
  /** WGS-84, degrees. */
  lng: number | null;
  lat: number | null;
  occupationCode: string | null;
  education: EducationLevel | null;
  employerId: string | null;
};

/** Another open vacancy that may be the same: callers pass the employer's own and those with a similar fingerprint. */
export type DuplicateCandidate = {
  id: string;
  title: string;
  description: string;
  regionCode: string | null;
  address: string;
  occupationCode: string | null;
  employerId: string | null;
};

export type CheckContext = {
  /** Day in Shanghai, YYYY-MM-DD. */
  today: string;
  /** Minimum wage at the place of work, fen; null where none is on file. */
  minimumWage: { monthlyFen: number; hourlyFen: number } | null;
  /** Null when the employer is not known. Dates YYYY-MM-DD; a blacklisting without an end has `until: null`. */
  employer: {
    verification: Verification;
    verifiedUntil: string | null;
    blacklisted: { until: string | null } | null;
  } | null;
  candidates: readonly DuplicateCandidate[];
  /** Words that bureaus of the place added, or set aside. */
  words?: readonly CheckWord[];
};

export type FindingSeverity = 'block' | 'warn';
/** Field of the vacancy form that a finding points at. */
export type FindingField =
  | 'title'
  | 'description'
  | 'requirements'
  | 'pay'
  | 'region'
  | 'address'
  | 'point'
  | 'occupation'
  | 'employer';
export type FindingParams = Readonly<Record<string, string | number>>;

/** What a check found; `findingText` words it. Params never contain a phone number or an ID number. */
export type CheckFinding = {
  code: string;
  severity: FindingSeverity;
  field: FindingField | null;
  params: FindingParams;
};

/** A finding before its rule adds code and severity. */
export type Evidence = { field: FindingField | null; params: FindingParams };

export type VacancyRule<Code extends string = string> = {
  code: Code;
  severity: FindingSeverity;
  /** Law or order behind the rule; null for rules of good order. */
  source: string | null;
  check: (vacancy: CheckedVacancy, context: CheckContext) => Evidence | null;
};

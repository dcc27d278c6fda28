/** A vacancy read back from the columns. */
import type { Place } from '../../geo.ts';
import { toDegrees } from '../../geo.ts';
import { vacancyInput } from '../../inputs.ts';
import type { PreparedVacancy } from '../../prepared.ts';
import type { CertificateRequirement, EducationLevel } from '../../types.ts';
import type { CertificateCode } from '../../vocabulary/certificates.ts';
import type { Dictionaries } from './dictionaries.ts';
import {
  CONDITION,
  FIELDS,
  FLAG,
  GROUPS,
  KINDS,
  KIND_LIST,
  LIMITATIONS,
  NO_PLACE,
  NO_TIMES,
  PAY_UNITS,
  PRECISIONS,
  SHIFTS,
  TRI,
  dayText,
} from './encoding.ts';
import type { VacancyColumns } from './vacancy-columns.ts';

/** See `VacancyColumns.read`. */
export function readVacancy(
  columns: VacancyColumns,
  dictionaries: Dictionaries,
  row: number,
): PreparedVacancy {
  const { certificates, conditions, regions, codes } = dictionaries;
  const flags = columns.flags[row]!;
  const bits = (at: number, count: number): number => (flags >>> at) & ((1 << count) - 1);
  const condition = conditions.list(columns.conditions[row]!);
  const sessions = columns.sessions(row);
  const education = bits(FLAG.education, 3);
  const experience = bits(FLAG.experience, 7);
  const kind = KIND_LIST[bits(FLAG.kind, 3)]!;
  const place = placeOf(columns, row, bits(FLAG.precision, 3));
  const high = columns.payHigh[row]!;
  const skillsAt = columns.skillsAt[row]!;
  const input = vacancyInput({
    id: columns.ids.name(row),
    employerId: columns.employers.name(columns.employer[row]!),
    kind,
    alsoKinds: KINDS.list(columns.kinds[row]!).filter((other) => other !== kind),
    open: bits(FLAG.open, 1) === 1,
    headcount: columns.headcount[row]!,
    validUntil: dayText(columns.validUntil[row]!),
    confirmedOn: dayText(columns.confirmedOn[row]!),
    workplace: { coordinates: place?.point ?? null, region: null },
    remote: bits(FLAG.remote, 1) === 1,
    pay:
      high === 0 ? null : { min: columns.payLow[row]!, max: high, unit: PAY_UNITS[bits(FLAG.payUnit, 3)]! },
    education:
      education === 0
        ? null
        : {
            level: education as EducationLevel,
            strength: bits(FLAG.educationRule, 1) === 1 ? 'rule' : 'wish',
          },
    experience:
      experience === 0
        ? null
        : { years: experience / 2, strength: bits(FLAG.experienceRule, 1) === 1 ? 'rule' : 'wish' },
    certificates: readCertificates(certificates.list(columns.certificates[row]!), (code) =>
      codes.certificates.word(code),
    ),
    skills: Array.from(columns.skills.subarray(skillsAt, skillsAt + columns.skillsCount[row]!), (skill) =>
      codes.skills.word(skill),
    ),
    fields: FIELDS.list(condition[CONDITION.fields]!),
    requiredTimes: condition[CONDITION.times] === NO_TIMES ? null : condition[CONDITION.times]!,
    shifts: SHIFTS.list(condition[CONDITION.shifts]!),
    sessionsTaken: sessions?.taken ?? 'all',
    involves: LIMITATIONS.list(condition[CONDITION.involves]!),
    mayInvolve: LIMITATIONS.list(condition[CONDITION.mayInvolve]!),
    reservedFor: GROUPS.list(columns.reserved[row]!),
    lodging: TRI[bits(FLAG.lodging, 2)]!,
    meals: TRI[bits(FLAG.meals, 2)]!,
    employerHistory: { referred: columns.referred[row]!, answered: columns.answered[row]!, hired: 0 },
  });
  return {
    input,
    ...dictionaries.works.read(columns.work[row]!),
    place,
    region: regions.code(columns.region[row]!),
    sessions: sessions?.spans ?? [],
    sessionMask: condition[CONDITION.sessions]!,
    blockedSeekers: columns.blockedSeekers(row),
  };
}

function placeOf(columns: VacancyColumns, row: number, precision: number): Place | null {
  if (precision === NO_PLACE) return null;
  return {
    point: { lng: toDegrees(columns.lng[row]!), lat: toDegrees(columns.lat[row]!) },
    precision: PRECISIONS[precision]!,
  };
}

function readCertificates(list: Uint32Array, name: (code: number) => string): CertificateRequirement[] {
  const found: CertificateRequirement[] = [];
  for (let at = 0; at < list.length; at += 2 + list[at + 1]!) {
    found.push({
      strength: list[at] === 1 ? 'rule' : 'wish',
      anyOf: Array.from(
        list.subarray(at + 2, at + 2 + list[at + 1]!),
        (code) => name(code) as CertificateCode,
      ),
    });
  }
  return found;
}

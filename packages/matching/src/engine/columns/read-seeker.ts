/** A person read back from the columns. */
import { toDegrees } from '../../geo.ts';
import { seekerInput } from '../../inputs.ts';
import type { PreparedSeeker } from '../../prepared.ts';
import type { EducationLevel, PayAmount } from '../../types.ts';
import type { CertificateCode } from '../../vocabulary/certificates.ts';
import type { Dictionaries } from './dictionaries.ts';
import { GROUPS, KINDS, LIMITATIONS, NO_DAY, NO_PLACE, PAY_UNITS, PRECISIONS, SHIFTS } from './encoding.ts';
import type { SeekerColumns } from './seeker-columns.ts';
import {
  ANY_TIME,
  birthText,
  LODGING_WISHES,
  MODES,
  NO_AGE,
  OWN_CONDITION,
  SEEKER_FLAG,
} from './seeker-encoding.ts';

/** See `SeekerColumns.read`. */
export function readSeeker(columns: SeekerColumns, dictionaries: Dictionaries, row: number): PreparedSeeker {
  const { works, codes, regions } = dictionaries;
  const flags = columns.flags[row]!;
  const bits = (at: number, count: number): number => (flags >>> at) & ((1 << count) - 1);
  const condition = dictionaries.ownConditions.list(columns.conditions[row]!);
  const [offered, answered, invited, attended] = dictionaries.histories.list(columns.history[row]!);
  const education = bits(SEEKER_FLAG.education, 3);
  const precision = bits(SEEKER_FLAG.precision, 3);
  const home =
    precision === NO_PLACE
      ? null
      : {
          point: { lng: toDegrees(columns.lng[row]!), lat: toDegrees(columns.lat[row]!) },
          precision: PRECISIONS[precision]!,
        };
  const amount = (fen: number, unitAt: number): PayAmount | null =>
    fen === 0 ? null : { amount: fen, unit: PAY_UNITS[bits(unitAt, 3)]! };
  const [from, count] = [columns.worksAt[row]!, columns.worksCount[row]!];
  const own = Array.from({ length: (count & 15) + (count >>> 4) }, (_, i) => ({
    ...works.readOwn(columns.works[from + i]!),
    value: columns.worksValue[from + i]!,
  }));
  const wishes = own.slice(0, count & 15);
  const pasts = own.slice(count & 15);
  const mode = MODES[bits(SEEKER_FLAG.mode, 3)]!;
  const cannot = LIMITATIONS.list(condition[OWN_CONDITION.cannot]!);
  const free = condition[OWN_CONDITION.free]!;
  const skillsAt = columns.skillsAt[row]!;
  const skills = Array.from(
    columns.skills.subarray(skillsAt, skillsAt + columns.skillsCount[row]!),
    (skill) => codes.skills.word(skill),
  );
  const certificates = Array.from(
    dictionaries.heldCertificates.list(columns.certificates[row]!),
    (code) => codes.certificates.word(code) as CertificateCode,
  );
  const blocked = columns.blocks(row);
  const birthday = columns.birthday[row]!;
  const input = seekerInput({
    id: columns.ids.name(row),
    birthDate: birthday === NO_DAY ? null : birthText(birthday),
    travel: { mode, maxMetres: null, maxMinutes: null },
    acceptsDispatch: bits(SEEKER_FLAG.acceptsDispatch, 1) === 1,
    acceptsFarWithLodging: bits(SEEKER_FLAG.acceptsFar, 1) === 1,
    occupations: wishes.map(({ code, title, value }) => ({ code, title, weight: value })),
    skills,
    certificates,
    education: education === 0 ? null : (education as EducationLevel),
    experience: pasts.map(({ code, title, value }) => ({ code, title, years: value / 10 })),
    pay: {
      floor: amount(columns.payFloor[row]!, SEEKER_FLAG.floorUnit),
      wanted: amount(columns.payWanted[row]!, SEEKER_FLAG.wantedUnit),
    },
    kinds: KINDS.list(columns.kinds[row]!),
    availability: free === ANY_TIME ? null : free,
    shifts: SHIFTS.list(condition[OWN_CONDITION.shifts]!),
    cannot,
    priorityGroups: GROUPS.list(columns.groups[row]!),
    lodging: LODGING_WISHES[bits(SEEKER_FLAG.lodging, 2)]!,
    meals: bits(SEEKER_FLAG.meals, 1) === 1 ? 'wished' : null,
    history: { offered: offered!, answered: answered!, invited: invited!, attended: attended! },
  });
  const age = columns.age[row]!;
  return {
    input,
    occupations: wishes.map(({ value, ...work }) => ({ ...work, weight: value })),
    experience: pasts.map(({ value, ...work }) => ({ ...work, weight: 100, tenths: value })),
    totalTenths: pasts.reduce((sum, { value }) => sum + value, 0),
    home,
    region: regions.code(columns.region[row]!),
    wantedRegions: Array.from(
      dictionaries.regionSets.list(columns.regionSet[row]!),
      (region) => regions.code(region) ?? '',
    ),
    mode,
    commute: { metres: columns.commute[row]!, stated: bits(SEEKER_FLAG.statedCommute, 1) === 1 },
    certificates: new Set(certificates),
    skills: new Set(skills),
    cannot: new Set(cannot),
    busy: columns.busy(row),
    blockedEmployers: blocked.employers,
    blockedVacancies: blocked.vacancies,
    age: age === NO_AGE ? null : age,
  };
}

/**
 * A vacancy read back from the columns. Every list shown needs twenty of them, so values that many rows share (a title,
 * hours, certificates) are built once and kept.
 */
import type { Place } from '../../geo.ts';
import { toDegrees } from '../../geo.ts';
import type { PreparedVacancy } from '../../prepared.ts';
import type { CertificateRequirement, EducationLevel, EmploymentKind, VacancyInput } from '../../types.ts';
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
import { Remembered } from './remembered-facts.ts';
import type { VacancyColumns } from './vacancy-columns.ts';

type Hours = Pick<
  VacancyInput,
  'fields' | 'requiredTimes' | 'shifts' | 'involves' | 'mayInvolve' | 'reservedFor'
> &
  Pick<PreparedVacancy, 'sessionMask'>;

const NONE: readonly never[] = [];
const NOWHERE: VacancyInput['workplace'] = { coordinates: null, region: null };

/** See `VacancyColumns.read`. */
export class VacancyReader {
  readonly #dictionaries: Dictionaries;
  readonly #works: Remembered<Pick<PreparedVacancy, 'occupations' | 'titlePairs'>>;
  readonly #hours: Remembered<Hours>;
  readonly #certificates: Remembered<readonly CertificateRequirement[]>;
  readonly #alsoKinds: Remembered<readonly EmploymentKind[]>;

  constructor(dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries;
    this.#works = new Remembered((work) => dictionaries.works.read(work));
    this.#hours = new Remembered((number) => hoursOf(dictionaries, number));
    this.#certificates = new Remembered((number) => certificatesOf(dictionaries, number));
    this.#alsoKinds = new Remembered((key) =>
      KINDS.list(key & 255).filter((other) => other !== KIND_LIST[key >> 8]),
    );
  }

  read(columns: VacancyColumns, row: number): PreparedVacancy {
    const flags = columns.flags[row]!;
    const sessions = columns.hasSessions(row) ? columns.sessions(row) : undefined;
    const education = (flags >>> FLAG.education) & 7;
    const halfYears = (flags >>> FLAG.experience) & 127;
    const kind = (flags >>> FLAG.kind) & 7;
    const place = placeOf(columns, row, (flags >>> FLAG.precision) & 7);
    const high = columns.payHigh[row]!;
    const { fields, requiredTimes, shifts, involves, mayInvolve, reservedFor, sessionMask } = this.#hours.of(
      columns.conditions[row]!,
    );
    const { occupations, titlePairs } = this.#works.of(columns.work[row]!);
    const input: VacancyInput = {
      id: columns.ids.name(row),
      employerId: columns.employers.name(columns.employer[row]!),
      title: '',
      kind: KIND_LIST[kind]!,
      alsoKinds: this.#alsoKinds.of((kind << 8) | columns.kinds[row]!),
      open: ((flags >>> FLAG.open) & 1) === 1,
      headcount: columns.headcountOf(row),
      validUntil: dayText(columns.lastDayOf(row)),
      confirmedOn: dayText(columns.confirmedOn[row]!),
      occupations: NONE,
      workplace: place === null ? NOWHERE : { coordinates: place.point, region: null },
      remote: ((flags >>> FLAG.remote) & 1) === 1,
      pay:
        high === 0
          ? null
          : { min: columns.payLow[row]!, max: high, unit: PAY_UNITS[(flags >>> FLAG.payUnit) & 7]! },
      education:
        education === 0
          ? null
          : {
              level: education as EducationLevel,
              strength: ((flags >>> FLAG.educationRule) & 1) === 1 ? 'rule' : 'wish',
            },
      experience:
        halfYears === 0
          ? null
          : {
              years: halfYears / 2,
              strength: ((flags >>> FLAG.experienceRule) & 1) === 1 ? 'rule' : 'wish',
            },
      certificates: this.#certificates.of(columns.certificates[row]!),
      skills: this.#skills(columns, row),
      fields,
      requiredTimes,
      shifts,
      sessions: NONE,
      sessionsTaken: sessions?.taken ?? 'all',
      involves,
      mayInvolve,
      reservedFor,
      lodging: TRI[(flags >>> FLAG.lodging) & 3]!,
      meals: TRI[(flags >>> FLAG.meals) & 3]!,
      blockedSeekerIds: NONE,
      employerHistory: this.#dictionaries.employerHistories.read(columns.history[row]!),
    };
    return {
      input,
      occupations,
      titlePairs,
      place,
      region: this.#dictionaries.regions.code(columns.region[row]!),
      sessions: sessions?.spans ?? NONE,
      sessionMask,
      blockedSeekers: columns.blockedSeekers(row),
    };
  }

  #skills(columns: VacancyColumns, row: number): readonly string[] {
    const { skills } = this.#dictionaries.codes;
    const count = columns.skillsCount[row]!;
    if (count === 0) return NONE;
    const from = columns.skillsAt[row]!;
    const names: string[] = [];
    for (let i = from; i < from + count; i++) names.push(skills.word(columns.skills[i]!));
    return names;
  }
}

function placeOf(columns: VacancyColumns, row: number, precision: number): Place | null {
  if (precision === NO_PLACE) return null;
  return {
    point: { lng: toDegrees(columns.lng[row]!), lat: toDegrees(columns.lat[row]!) },
    precision: PRECISIONS[precision]!,
  };
}

function hoursOf({ conditions }: Dictionaries, number: number): Hours {
  const list = conditions.list(number);
  return {
    fields: FIELDS.list(list[CONDITION.fields]!),
    requiredTimes: list[CONDITION.times] === NO_TIMES ? null : list[CONDITION.times]!,
    shifts: SHIFTS.list(list[CONDITION.shifts]!),
    involves: LIMITATIONS.list(list[CONDITION.involves]!),
    mayInvolve: LIMITATIONS.list(list[CONDITION.mayInvolve]!),
    reservedFor: GROUPS.list(list[CONDITION.reserved]!),
    sessionMask: list[CONDITION.sessions]!,
  };
}

function certificatesOf({ certificates, codes }: Dictionaries, number: number): CertificateRequirement[] {
  const list = certificates.list(number);
  const found: CertificateRequirement[] = [];
  for (let at = 0; at < list.length; at += 2 + list[at + 1]!) {
    found.push({
      strength: list[at] === 1 ? 'rule' : 'wish',
      anyOf: Array.from(
        list.subarray(at + 2, at + 2 + list[at + 1]!),
        (code) => codes.certificates.word(code) as CertificateCode,
      ),
    });
  }
  return found;
}

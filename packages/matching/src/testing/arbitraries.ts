/** Random people and vacancies for property tests, invalid values included. */
import fc from 'fast-check';
import { seekerInput, vacancyInput } from '../inputs.ts';
import type {
  CertificateCode,
  Coordinates,
  EducationLevel,
  EmploymentKind,
  LimitationCode,
  OccupationRef,
  PriorityGroup,
  SeekerInput,
  Shift,
  Strength,
  TimeSpan,
  VacancyInput,
} from '../types.ts';

const TITLES = ['保安', '保安队长', '普工', '电焊工', '收银员', '超市收银', '会计', 'Java开发工程师', ''];
const CODES = ['4-07-05-01', '4-07-05-02', '4-01-02-01', '6-18-02-04', '2-06-03-00', '2-02-10-09'];
const FIELDS = ['计算机专业知识', '机械专业知识', '护理专业知识'];
const SKILLS = [...FIELDS, '收银', '盘点', '电焊', '看图纸', 'Excel', '做账'];
const CERTIFICATES: CertificateCode[] = [
  'forklift',
  'welder',
  'driver_c1',
  'driver',
  'health',
  'security_guard',
];
const LIMITATIONS: LimitationCode[] = [
  'night_shift',
  'rotating_shift',
  'heights',
  'computer',
  'heavy_lifting',
];
const SHIFTS: Shift[] = ['day', 'evening', 'night', 'rotating_day', 'rotating_night', 'flexible'];
const KINDS: EmploymentKind[] = ['full_time', 'part_time', 'gig', 'dispatch', 'public_welfare'];
const GROUPS: PriorityGroup[] = ['hard_to_employ', 'graduate', 'veteran'];
const REGIONS = ['4303', '430302', '430302101', '430381', '431202', '4312', '999999', ''];

const some = <T>(values: readonly T[], maxLength = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });

const coordinates: fc.Arbitrary<Coordinates> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      lng: fc.double({ min: 112.7, max: 113.2, noNaN: true }),
      lat: fc.double({ min: 27.7, max: 28.1, noNaN: true }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ lng: 0, lat: 0 }, { lng: 116.4, lat: 39.9 }, { lng: NaN, lat: 400 }),
  },
);
const place = fc.record({ coordinates: maybe(coordinates), region: maybe(fc.constantFrom(...REGIONS)) });

const occupation: fc.Arbitrary<OccupationRef> = fc.record({
  code: maybe(fc.constantFrom(...CODES)),
  title: fc.constantFrom(...TITLES),
  weight: fc.constantFrom(100, 90, 60, 0, NaN),
});

/** Days of one week, whole hours. */
const span: fc.Arbitrary<TimeSpan> = fc
  .record({
    day: fc.integer({ min: 2, max: 8 }),
    hour: fc.integer({ min: 0, max: 20 }),
    hours: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ day, hour, hours }) => {
    const start = Date.UTC(2026, 2, day, hour);
    return { start: new Date(start).toISOString(), end: new Date(start + hours * 3_600_000).toISOString() };
  });

const week = fc.integer({ min: 0, max: 2 ** 28 - 1 });
const date = fc.constantFrom('2026-03-01', '2026-03-02', '2025-12-01', '1970-01-01', 'unknown');
const strength = fc.constantFrom<Strength>('rule', 'wish');
const unit = fc.constantFrom('month' as const, 'day' as const, 'hour' as const, 'piece' as const);
const fen = fc.integer({ min: 0, max: 1_500_000 });
const amount = fc.record({ amount: fen, unit });
const education = fc.constantFrom<EducationLevel>(1, 2, 3, 4, 5, 6, 7);
const count = fc.integer({ min: 0, max: 20 });
const years = fc.constantFrom(0, 0.5, 1, 3, 6, 20, NaN);

export const seekerArbitrary = (id: string): fc.Arbitrary<SeekerInput> =>
  fc
    .record({
      birthDate: maybe(fc.constantFrom('1990-05-05', '2009-01-01', '2012-01-01', '1955-01-01', 'x')),
      home: place,
      travel: fc.record({
        mode: maybe(fc.constantFrom('walk' as const, 'e_bike' as const, 'bus' as const)),
        maxMetres: maybe(fc.integer({ min: 0, max: 60_000 })),
        maxMinutes: maybe(fc.integer({ min: 0, max: 120 })),
      }),
      wantedRegions: some(REGIONS, 2),
      acceptsDispatch: fc.boolean(),
      acceptsFarWithLodging: fc.boolean(),
      occupations: fc.array(occupation, { maxLength: 3 }),
      skills: some(SKILLS),
      certificates: some(CERTIFICATES),
      education: maybe(education),
      experience: fc.array(
        fc.record({ code: maybe(fc.constantFrom(...CODES)), title: fc.constantFrom(...TITLES), years }),
        { maxLength: 2 },
      ),
      pay: fc.record({ floor: maybe(amount), wanted: maybe(amount) }),
      kinds: some(KINDS, 2),
      availability: maybe(week),
      shifts: some(SHIFTS, 2),
      busy: fc.array(span, { maxLength: 2 }),
      cannot: some(LIMITATIONS, 2),
      priorityGroups: some(GROUPS, 2),
      lodging: maybe(fc.constantFrom('needed' as const, 'wished' as const)),
      meals: maybe(fc.constant('wished' as const)),
      blockedEmployerIds: some(['e1', 'e2'], 1),
      blockedVacancyIds: some(['v1', 'v2'], 1),
      history: fc.record({ offered: count, answered: count, invited: count, attended: count }),
    })
    .map((given) => seekerInput({ id, ...given }));

export const vacancyArbitrary = (id: string): fc.Arbitrary<VacancyInput> =>
  fc
    .record({
      employerId: fc.constantFrom('e1', 'e2', 'e3'),
      title: fc.constantFrom(...TITLES),
      kind: fc.constantFrom(...KINDS),
      alsoKinds: some(KINDS, 1),
      open: fc.constantFrom(true, true, true, false),
      headcount: fc.constantFrom(0, 1, 1, 5, 100_000),
      validUntil: maybe(date),
      confirmedOn: maybe(date),
      occupations: fc.array(occupation, { maxLength: 2 }),
      workplace: place,
      remote: fc.constantFrom(false, false, false, true),
      pay: maybe(fc.record({ min: maybe(fen), max: maybe(fen), unit })),
      education: maybe(fc.record({ level: education, strength })),
      experience: maybe(fc.record({ years: fc.constantFrom(0, 1, 3, 10), strength })),
      certificates: fc.array(fc.record({ anyOf: some(CERTIFICATES, 2), strength }), { maxLength: 2 }),
      skills: some(SKILLS),
      fields: some(FIELDS, 2),
      requiredTimes: maybe(week),
      shifts: some(SHIFTS, 2),
      sessions: fc.array(span, { maxLength: 2 }),
      sessionsTaken: fc.constantFrom('all' as const, 'any' as const),
      involves: some(LIMITATIONS, 2),
      mayInvolve: some(LIMITATIONS, 2),
      reservedFor: some(GROUPS, 1),
      lodging: maybe(fc.boolean()),
      meals: maybe(fc.boolean()),
      blockedSeekerIds: some(['s1', 's2'], 1),
      employerHistory: fc.record({ referred: count, answered: count, hired: count }),
    })
    .map((given) => vacancyInput({ id, ...given }));

/** Vacancies with ids v0, v1 … */
export const vacanciesArbitrary = (maxLength: number): fc.Arbitrary<VacancyInput[]> =>
  fc
    .array(vacancyArbitrary('v'), { maxLength })
    .map((rows) => rows.map((row, i) => ({ ...row, id: `v${i}` })));

import type { PriorityGroup } from '@yizhan/domain';
import { FAMILY_NAMES, MEN_NAMES, WOMEN_NAMES } from '../content/names.ts';
import { WORK, type Work } from '../content/work.ts';
import { pastDate } from './places.ts';
import type { PlannedPerson, PlannedPlace } from './planned.ts';
import type { Chance } from './random.ts';

export function makePerson(
  chance: Chance,
  now: Date,
  work: Work,
  place: PlannedPlace,
  index: number,
): PlannedPerson {
  const at = pastDate(chance, now);
  const sex = chance.is(work.women) ? 'female' : 'male';
  const [youngest, oldest] = work.ages;
  const age = Math.min(
    62,
    Math.max(18, Math.round(youngest + (oldest - youngest) * (0.25 + chance.next() * 0.75))),
  );
  const birth = new Date(Date.UTC(now.getUTCFullYear() - age, chance.int(0, 11), chance.int(1, 28)));
  const birthDate = birth.toISOString().slice(0, 10);
  const education = educationOf(chance, age, work);
  const daily = work.daily !== undefined && chance.is(0.3) ? work.daily : null;
  const gig = daily !== null;
  const [low] = daily ?? work.pay;
  const isOlder = age >= 50;
  return {
    ...place,
    id: chance.uuid(at),
    at,
    name: chance.weighted(FAMILY_NAMES) + chance.pick(sex === 'female' ? WOMEN_NAMES : MEN_NAMES),
    sex,
    birthDate,
    phone: `199001${String(index).padStart(5, '0')}`,
    idNumber: chance.is(0.75) ? idNumber(place.county, birthDate, sex, index) : null,
    channel: chance.weighted([
      ['assisted', isOlder ? 7 : 3],
      ['self', isOlder ? 2 : 6],
      ['fair', 2],
      ['kiosk', 1],
    ]),
    work,
    wanted: [
      chance.pick(work.titles),
      ...(chance.is(0.4)
        ? [chance.pick(chance.pick(WORK.filter((other) => other.employer === work.employer)).titles)]
        : []),
    ],
    years: Math.max(0, Math.min(age - 18, Math.round(Math.abs(chance.normal()) * 5))),
    education,
    certificates: work.certificate !== undefined && chance.is(0.62) ? [work.certificate] : [],
    cannot: chance.is(isOlder ? 0.4 : 0.18)
      ? chance.some(
          ['night_shift', 'heavy_lifting', 'heights', 'long_standing', 'computer', 'travel'],
          chance.int(1, 2),
        )
      : [],
    payMin: chance.is(0.7)
      ? Math.round((low * (0.85 + chance.next() * 0.35)) / (gig ? 10 : 100)) * (gig ? 1000 : 10_000)
      : null,
    payUnit: gig ? 'day' : 'month',
    gig,
    commute: chance.is(0.7) ? chance.pick([15, 20, 30, 40, 60]) : null,
    dispatch: chance.is(age < 40 ? 0.15 : 0.05),
    groups: groupsOf(chance, age, sex, education),
    step: chance.weighted([
      ['find_need', 3],
      ['serve', 6],
      ['follow_up', 2],
    ]),
    status: 'active',
  };
}

function educationOf(chance: Chance, age: number, work: Work): PlannedPerson['education'] {
  if (work.education === 'bachelor') return 'bachelor';
  if (work.education === 'college') return chance.is(0.75) ? 'college' : 'bachelor';
  if (age > 48)
    return chance.weighted([
      ['primary', 3],
      ['junior', 6],
      ['senior', 2],
    ]);
  if (age > 32)
    return chance.weighted([
      ['junior', 5],
      ['senior', 4],
      ['college', 1],
    ]);
  return chance.weighted([
    ['junior', 2],
    ['senior', 5],
    ['college', 3],
    ['bachelor', 1],
  ]);
}

function groupsOf(chance: Chance, age: number, sex: string, education: string): PriorityGroup[] {
  const groups: PriorityGroup[] = [];
  if (age >= 50 && chance.is(0.5)) groups.push('older_worker');
  if (age >= 40 && chance.is(0.15)) groups.push('hard_to_employ');
  if (age <= 25 && (education === 'college' || education === 'bachelor') && chance.is(0.6))
    groups.push('graduate');
  if (chance.is(0.14)) groups.push('rural_migrant');
  if (chance.is(0.1)) groups.push('lifted_from_poverty');
  if (chance.is(0.1)) groups.push('registered_unemployed');
  if (sex === 'male' && chance.is(0.04)) groups.push('veteran');
  if (chance.is(0.03)) groups.push('disabled');
  if (sex === 'female' && age > 25 && age < 42 && chance.is(0.12)) groups.push('returning_woman');
  return groups.slice(0, 3);
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number with a valid check digit; it belongs to an invented person. */
function idNumber(county: string, birthDate: string, sex: string, index: number): string {
  const order = ((index % 490) + 1) * 2 + (sex === 'male' ? 1 : 0);
  const body = county + birthDate.replaceAll('-', '') + String(order).padStart(3, '0');
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (ID_WEIGHTS[at] ?? 0), 0);
  return body + ('10X98765432'[sum % 11] ?? '0');
}

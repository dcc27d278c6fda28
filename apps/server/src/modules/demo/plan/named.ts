import type { Regions } from '../../reference/index.ts';
import { DEMO_PHONES } from '../accounts.ts';
import { WORK, type Work } from '../content/work.ts';
import { creditCode, makeEmployer, makeVacancy } from './employers.ts';
import { makePerson } from './people.ts';
import type { PlannedEmployer, PlannedPerson, PlannedPlace, PlannedVacancy } from './planned.ts';
import type { Chance } from './random.ts';

/** The people behind the demonstration phones: those a visitor signs in as. */
export function namedPeople(chance: Chance, now: Date, regions: Regions): PlannedPerson[] {
  const cleaning = workCalled('保洁员');
  const welding = workCalled('焊工');
  const woman = makePerson(chance, now, cleaning, fixedPlace(regions, '430302'), 9001);
  const welder = makePerson(chance, now, welding, fixedPlace(regions, '430304'), 9002);
  const year = now.getUTCFullYear();
  return [
    {
      ...woman,
      name: '罗桂英',
      sex: 'female',
      birthDate: `${year - 52}-03-12`,
      phone: DEMO_PHONES.seeker,
      idNumber: null,
      wanted: ['保洁员', '家政服务员'],
      education: 'junior',
      years: 4,
      certificates: [],
      cannot: ['night_shift', 'heavy_lifting'],
      payMin: 220_000,
      payUnit: 'month',
      gig: false,
      commute: 20,
      groups: ['older_worker'],
      step: 'serve',
    },
    {
      ...welder,
      name: '谭志强',
      sex: 'male',
      birthDate: `${year - 38}-09-02`,
      phone: DEMO_PHONES.gigWorker,
      idNumber: null,
      wanted: ['焊工'],
      education: 'senior',
      years: 11,
      certificates: ['焊工证'],
      cannot: [],
      payMin: 28_000,
      payUnit: 'day',
      gig: true,
      commute: 40,
      groups: [],
      step: 'serve',
    },
  ];
}

export function namedEmployers(chance: Chance, now: Date, regions: Regions): PlannedEmployer[] {
  const factory = makeEmployer(chance, now, fixedPlace(regions, '430304'), 9001);
  const family = makeEmployer(chance, now, fixedPlace(regions, '430302'), 9002);
  return [
    {
      ...factory,
      kind: 'organisation',
      business: 'factory',
      name: '湘潭莲城精密电子有限公司（演示）',
      creditCode: creditCode('430304', 9001),
      phone: DEMO_PHONES.factory,
      industry: '制造业',
      verified: true,
    },
    {
      ...family,
      kind: 'person',
      business: 'home',
      name: '周女士',
      creditCode: null,
      phone: DEMO_PHONES.familyEmployer,
      industry: '',
      verified: true,
    },
  ];
}

/** The factory that needs sixty people by Monday, and the family that needs an hour's help. */
export function namedVacancies(
  chance: Chance,
  now: Date,
  employers: readonly PlannedEmployer[],
): PlannedVacancy[] {
  const [factory, family] = employers;
  if (factory === undefined || family === undefined) return [];
  const day = 86_400_000;
  const line = makeVacancy(chance, now, workCalled('普工'), factory);
  const hours = makeVacancy(chance, now, workCalled('家政服务员'), family);
  return [
    {
      ...line,
      at: new Date(now.getTime() - 2 * day),
      title: '普工（周一上岗）',
      kind: 'full_time',
      headcount: 60,
      pay: { min: 480_000, max: 620_000, unit: 'month', negotiable: false },
      lodging: true,
      meals: true,
      status: 'published',
      confirmedAt: new Date(now.getTime() - 5 * 3_600_000),
    },
    {
      ...hours,
      at: new Date(now.getTime() - day),
      title: '钟点工',
      kind: 'gig',
      headcount: 1,
      pay: { min: 16_000, max: 18_000, unit: 'day', negotiable: false },
      lodging: false,
      meals: false,
      status: 'published',
      confirmedAt: new Date(now.getTime() - 3 * 3_600_000),
    },
  ];
}

function workCalled(title: string): Work {
  const work = WORK.find(({ titles }) => titles.includes(title));
  if (work === undefined) throw new Error(`No work is called ${title}`);
  return work;
}

function fixedPlace(regions: Regions, county: string): PlannedPlace {
  const [town] = regions.index.children(county);
  const centre = regions.centre(county);
  return {
    county,
    region: town?.code ?? county,
    address: `${regions.ref(town?.code ?? county).name}建设路18号`,
    point: centre === null ? null : { lng: centre.lng, lat: centre.lat },
  };
}

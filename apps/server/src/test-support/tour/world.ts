import { routes, type CallInput } from '@yizhan/contract';
import { fromShortId, recordId, shortId, toRef, type Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { HIRE } from '../main-line.ts';
import { person, selfRegistered } from '../people.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../platform.ts';
import { publishedVacancy, siteInput, vacancyInput, verifiedEmployer } from '../records.ts';

/** The records of one prefecture that the calls of a tour are made with. */
export interface Half {
  readonly prefecture: string;
  /** The county in which all of it lies. */
  readonly region: string;
  readonly siteId: string;
  readonly employer: Ref;
  /** Published, with open placements of people from both prefectures. */
  readonly vacancy: Ref;
  readonly draft: Ref;
  /** Referred to the vacancy here and to the one of the other prefecture. */
  readonly seeker: Ref;
  /** Registered alone on a phone, and applied. */
  readonly applicant: Ref;
  readonly accountId: string;
  readonly placement: Ref;
  readonly abroad: Ref;
  /** With a booked interview. */
  readonly interview: Ref;
  /** With follow-ups. */
  readonly hired: Ref;
  readonly worker: Ref;
  readonly followUp: Ref;
  /** Somebody who asked to be rung back. */
  readonly callBack: Ref;
}

/** Two prefectures of one province with people, work and everything between them, made over HTTP. */
export interface World {
  readonly platform: TestPlatform;
  readonly services: Services;
  readonly a: Half;
  readonly b: Half;
  readonly now: Date;
  readonly today: string;
  /** One list of arguments for each prefecture. */
  each<T>(args: (half: Half, other: Half) => T): T[];
}

const PLACES = {
  '4303': {
    county: '430304',
    town: '430304004',
    street: '湘潭市岳塘区书院路街道湖湘路',
    lng: 112.93,
    lat: 27.83,
  },
  '4301': {
    county: '430102',
    town: '430102001',
    street: '长沙市芙蓉区文艺路街道韶山北路',
    lng: 112.99,
    lat: 28.19,
  },
} as const;
type Prefecture = keyof typeof PLACES;

type Move = CallInput<typeof routes.placements.move>['body']['move'];

/** Builds the world; stop its platform when the tour is over. */
export async function createWorld(options: Parameters<typeof createTestPlatform>[0] = {}): Promise<World> {
  const platform = await createTestPlatform(options);
  const officer = await platform.staff('province_officer', { region: '43' });
  const halves = {
    a: await beginHalf(platform, officer, '4303'),
    b: await beginHalf(platform, officer, '4301'),
  };
  const a = await finishHalf(platform, officer, halves.a, halves.b.vacancy);
  const b = await finishHalf(platform, officer, halves.b, halves.a.vacancy);
  return {
    platform,
    services: platform.services,
    a,
    b,
    now: platform.now,
    today: '2026-11-18',
    each: (args) => [args(a, b), args(b, a)],
  };
}

type Begun = Pick<Half, 'prefecture' | 'region' | 'siteId' | 'employer' | 'vacancy' | 'draft'> & {
  clerk: Caller;
};

async function beginHalf(platform: TestPlatform, officer: Caller, prefecture: Prefecture): Promise<Begun> {
  const { county, town, street, lng, lat } = PLACES[prefecture];
  const site = await officer.call(routes.sites.create, {
    body: siteInput({ name: `${county}就业驿站`, regionCode: town, address: `${street}2号`, lng, lat }),
  });
  const employer = await verifiedEmployer(officer, {
    name: `${county}安居物业服务有限公司`,
    regionCode: county,
    address: `${street}1号`,
  });
  const work = {
    title: `门岗保安${county}号岗`,
    occupationCode: '4-07-05-01',
    regionCode: county,
    address: `${street}1号`,
    lng,
    lat,
    headcount: 20,
  };
  const vacancy = await publishedVacancy(officer, work, employer.id);
  const draft = await officer.call(routes.vacancies.create, {
    body: vacancyInput(employer.id, { ...work, title: '星际领航员', occupationCode: null }),
  });
  return {
    prefecture,
    region: county,
    siteId: fromShortId(site.id),
    employer: toRef(employer.id),
    vacancy: toRef(vacancy.id),
    draft: toRef(draft.id),
    clerk: await platform.staff('site_staff', { siteId: site.id }),
  };
}

async function finishHalf(
  platform: TestPlatform,
  officer: Caller,
  begun: Begun,
  elsewhere: Ref,
): Promise<Half> {
  const { clerk, ...half } = begun;
  const { town } = PLACES[half.prefecture === '4303' ? '4303' : '4301'];
  const living = { regionCode: town };
  const refer = async (seekerId: string, vacancy: Ref) =>
    officer.call(routes.placements.refer, { body: { seekerId, vacancyId: recordId(vacancy) } });
  const step = async (placement: { id: string; version: number }, move: Move) =>
    officer.call(routes.placements.move, {
      params: { id: placement.id },
      body: { version: placement.version, move },
    });

  const seeker = await person(clerk, {}, { ...living, wantedRegions: ['4301', '4303'] });
  const placement = await refer(seeker.id, half.vacancy);
  const abroad = await refer(seeker.id, elsewhere);
  const asked = await person(clerk, {}, living);
  const interview = await step(await refer(asked.id, half.vacancy), {
    action: 'book_interview',
    startsAt: '2026-11-20T02:00:00Z',
    mode: 'at_site',
    siteId: shortId(half.siteId),
  });
  const worker = await person(clerk, {}, living);
  const hired = await step(await refer(worker.id, half.vacancy), HIRE);
  const { own, record } = await selfRegistered(platform, '李小梅', living);
  await own.call(routes.me.apply, { body: { vacancyId: recordId(half.vacancy) } });
  const applicant = toRef(record.id);
  const account = await platform.services.db
    .selectFrom('accounts')
    .select('id')
    .where('party_id', '=', applicant.id)
    .executeTakeFirstOrThrow();
  const { db } = platform.services;
  const followUp = await db
    .selectFrom('follow_ups')
    .select(['prefecture', 'id'])
    .where('placement_id', '=', toRef(hired.id).id)
    .executeTakeFirstOrThrow();
  await platform.nobody.call(routes.callBacks.ask, {
    body: {
      name: '陈大爷',
      phone: half.prefecture === '4303' ? '13700000001' : '13700000002',
      siteId: shortId(half.siteId),
    },
  });
  const callBack = await db
    .selectFrom('help_requests')
    .select(['prefecture', 'id'])
    .where('prefecture', '=', half.prefecture)
    .executeTakeFirstOrThrow();
  return {
    ...half,
    followUp,
    callBack,
    seeker: toRef(seeker.id),
    applicant,
    accountId: account.id,
    placement: toRef(placement.id),
    abroad: toRef(abroad.id),
    interview: toRef(interview.id),
    hired: toRef(hired.id),
    worker: toRef(worker.id),
  };
}

import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { SeekerProfile, VacancyFields } from '@yizhan/contract';
import {
  CONTRACT_KINDS,
  FOLLOW_UP_DAYS,
  addDays,
  formatPay,
  shanghaiDate,
  type OpeningHours,
} from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import type { Services } from '../../app/services.ts';
import { shortId } from '../../app/ids.ts';
import { employerColumns, phoneColumns } from '../employers/index.ts';
import { createStaff } from '../identity/index.ts';
import { REGIONS } from '../reference/index.ts';
import { profileColumns, sealIdNumber, sealPhone } from '../seekers/index.ts';
import { createSite } from '../sites/index.ts';
import { writeSetting, type DemoState } from '../system/index.ts';
import { CHANNELS } from '@yizhan/domain';
import { recheck, searchColumn, vacancyColumns } from '../vacancies/index.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_PHONES } from './accounts.ts';
import { FACILITIES_BY_MATRIX, SERVICES_BY_MATRIX, SITES, type DemoSite } from './content/sites.ts';
import {
  planNetwork,
  type DemoSize,
  type PlannedEmployer,
  type PlannedPerson,
  type PlannedPlacement,
  type PlannedVacancy,
} from './plan.ts';

const BATCH = 40;
const ACTOR = system('demo');

/** Where the load stands, kept in the settings so that a killed load goes on at the next start. */
export interface DemoRun {
  readonly seed: number;
  readonly size: DemoSize;
  /** The day everything is dated from. */
  readonly base: Date;
}

/**
 * Loads the demonstration network. Every id follows from the seed, and every insert leaves rows alone that are there
 * already, so that a load can be killed and run again.
 */
export async function loadNetwork(services: Services, run: DemoRun, signal: AbortSignal): Promise<void> {
  const plan = planNetwork(run.seed, run.size, run.base, services.use(REGIONS));
  const total = plan.employers.length + plan.vacancies.length + plan.people.length + plan.placements.length;
  let done = 0;
  async function inBatches<T>(
    step: string,
    items: readonly T[],
    work: (ctx: WriteContext, item: T) => Promise<void>,
  ): Promise<void> {
    for (let from = 0; from < items.length; from += BATCH) {
      if (signal.aborted) return;
      const batch = items.slice(from, from + BATCH);
      await runWrite(services, { actor: ACTOR, now: run.base }, async (ctx) => {
        for (const item of batch) await work(ctx, item);
        done += batch.length;
        await report(ctx, run, { state: 'loading', progress: Math.min(0.99, done / total), step });
      });
      await breathe();
    }
  }
  await inBatches('单位 · employers', plan.employers, loadEmployer);
  await inBatches('岗位 · vacancies', plan.vacancies, loadVacancy);
  await inBatches('求职者 · people', plan.people, loadPerson);
  await inBatches('推荐与上岗 · placements', plan.placements, loadPlacement);
  if (signal.aborted) return;
  await runWrite(services, { actor: ACTOR, now: run.base }, (ctx) =>
    report(ctx, run, { state: 'ready', progress: 1, step: '' }),
  );
}

function report(
  ctx: WriteContext,
  run: DemoRun,
  state: Pick<DemoState, 'state' | 'progress' | 'step'>,
): Promise<void> {
  return writeSetting(
    ctx.trx,
    'demo',
    { ...state, seed: run.seed, size: run.size, base: run.base.toISOString() },
    ctx.now,
  );
}

const HOURS: OpeningHours = {
  weekly: {
    1: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    2: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    3: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    4: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    5: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    6: [],
    7: [],
  },
  holidays: 'closed',
  makeupWorkdays: 'open',
  exceptions: [],
};
/** Gig markets open early and every day: day work is given out before eight. */
const GIG_HOURS: OpeningHours = {
  ...HOURS,
  weekly: Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '06:30', to: '18:00' }]]),
  ) as OpeningHours['weekly'],
  holidays: 'weekly',
};

/** Sites and staff accounts: small and done at once, so that somebody can sign in while the rest loads. */
export async function loadSitesAndStaff(services: Services, run: DemoRun): Promise<void> {
  await runWrite(services, { actor: ACTOR, now: run.base }, async (ctx) => {
    const known = new Set(
      (await ctx.trx.selectFrom('sites').select('name').execute()).map((row) => row.name),
    );
    for (const [index, demo] of SITES.entries()) {
      if (!known.has(demo.name)) await createSite(ctx, siteValues(ctx, demo, index));
    }
    const sites = new Map(
      (await ctx.trx.selectFrom('sites').select(['id', 'name']).execute()).map((row) => [row.name, row.id]),
    );
    const logins = new Set(
      (await ctx.trx.selectFrom('staff').select('login').execute()).map((row) => row.login),
    );
    for (const account of DEMO_ACCOUNTS.filter(({ login }) => !logins.has(login))) {
      const siteId = 'site' in account.place ? (sites.get(account.place.site) ?? null) : null;
      await createStaff(
        ctx,
        {
          login: account.login,
          name: account.name,
          password: DEMO_PASSWORD,
          grants: [
            {
              role: account.role,
              region: 'region' in account.place ? account.place.region : '',
              siteId: siteId === null ? null : shortId(siteId),
            },
          ],
        },
        { firstPassword: false },
      );
    }
    await writeSetting(
      ctx.trx,
      'bureau',
      { name: '湖南省人力资源和社会保障厅（演示）', regionCode: '43' },
      ctx.now,
    );
    await report(ctx, run, { state: 'loading', progress: 0, step: '' });
  });
}

function siteValues(ctx: WriteContext, demo: DemoSite, index: number) {
  const regions = ctx.services.use(REGIONS);
  const towns = regions.index.children(demo.county);
  const town =
    towns.find((region) => demo.address.startsWith(region.name)) ?? towns[index % Math.max(1, towns.length)];
  const centre = regions.centre(demo.county);
  // Spread around the county's centre, so that "nearest first" has something to say.
  const angle = index * 2.4;
  const reach = 0.008 + (index % 5) * 0.006;
  return {
    name: demo.name,
    matrix: demo.matrix,
    setting: demo.setting,
    regionCode: town?.code ?? demo.county,
    mainSiteId: null,
    operator: demo.matrix === 'service_center' ? '' : `${regions.ref(demo.county).name}人力资源服务有限公司`,
    guidanceBody: `${regions.ref(demo.county).name}就业服务中心`,
    supervisingBody: `${regions.ref(demo.county).name}人力资源和社会保障局`,
    address: `${regions.ref(demo.county).name}${demo.address}`,
    lng: centre === null ? null : Math.round((centre.lng + Math.cos(angle) * reach) * 1e6) / 1e6,
    lat: centre === null ? null : Math.round((centre.lat + Math.sin(angle) * reach) * 1e6) / 1e6,
    phoneLines: Array.from(
      { length: demo.phoneLines ?? 1 },
      (_, line) => `0731-0000${String(index).padStart(2, '0')}${String(line).padStart(2, '0')}`,
    ),
    openingHours: demo.matrix === 'gig_market' ? GIG_HOURS : HOURS,
    services: [...SERVICES_BY_MATRIX[demo.matrix]],
    facilities: [...FACILITIES_BY_MATRIX[demo.matrix]],
    staffCount: 3 + (index % 3),
    areaSquareMetres: demo.area ?? 120 + (index % 7) * 60,
    introduction: demo.introduction ?? '',
    status: 'open' as const,
    openedOn: '2024-09-01',
  };
}

async function loadEmployer(ctx: WriteContext, employer: PlannedEmployer): Promise<void> {
  const columns = await employerColumns(ctx, {
    kind: employer.kind,
    name: employer.name,
    creditCode: employer.creditCode,
    industry: employer.industry,
    size: 'unknown',
    regionCode: employer.region,
    address: employer.address,
    lng: employer.point?.lng ?? null,
    lat: employer.point?.lat ?? null,
    contactName: employer.contact,
    businessScope: '',
    siteId: null,
  });
  const prefecture = employer.region.slice(0, 4);
  await ctx.trx
    .insertInto('employers')
    .values({
      prefecture,
      id: employer.id,
      ...columns,
      ...phoneColumns(ctx, employer.phone),
      verification: employer.verified ? 'verified' : 'unverified',
      verified_at: employer.verified ? employer.at : null,
      verified_until: employer.verified ? addDays(shanghaiDate(ctx.now), 300) : null,
      verified_by: employer.verified ? '陈站长' : null,
      source: 'demo',
      created_by: 'demo',
      created_at: employer.at,
      updated_at: employer.at,
      last_contact_at: employer.at,
    })
    .onConflict((conflict) => conflict.columns(['prefecture', 'id']).doNothing())
    .execute();
  if (DEMO_EMPLOYER_PHONES.has(employer.phone)) await linkAccount(ctx, employer, prefecture);
  if (employer.creditCode !== null) {
    await ctx.trx
      .insertInto('employer_keys')
      .values({ kind: 'credit_code', value: employer.creditCode, prefecture, employer_id: employer.id })
      .onConflict((conflict) => conflict.constraint('employer_keys_are_unique').doNothing())
      .execute();
  }
}

const DEMO_EMPLOYER_PHONES = new Set<string>([DEMO_PHONES.factory, DEMO_PHONES.familyEmployer]);

/** Whoever signs in with a demonstration phone finds the archive there. */
async function linkAccount(ctx: WriteContext, employer: PlannedEmployer, prefecture: string): Promise<void> {
  const phone = sealPhone(ctx, employer.phone);
  await ctx.trx
    .insertInto('accounts')
    .values({
      id: derived(employer.id, 3),
      kind: 'employer',
      phone_hmac: phone.hmac,
      phone_cipher: phone.cipher,
      phone_mask: phone.mask,
      prefecture,
      party_id: employer.id,
      created_at: employer.at,
    })
    .onConflict((conflict) => conflict.constraint('accounts_phone_is_unique').doNothing())
    .execute();
}

const HOUR_MS = 3_600_000;

async function loadVacancy(ctx: WriteContext, vacancy: PlannedVacancy): Promise<void> {
  const { employer, work } = vacancy;
  const prefecture = employer.region.slice(0, 4);
  const fields: z.output<typeof VacancyFields> = VacancyFields.parse({
    kind: vacancy.kind,
    title: vacancy.title,
    headcount: vacancy.headcount,
    pay: { ...vacancy.pay, months: null },
    description: vacancy.description,
    education: work.education ?? null,
    educationRequired: work.education === 'college' || work.education === 'bachelor',
    skills: work.skills,
    certificates: vacancy.description.includes(`须持${work.certificate ?? '-'}`) ? [work.certificate] : [],
    demands: work.demands ?? [],
    lodging: vacancy.lodging,
    meals: vacancy.meals,
    regionCode: vacancy.region,
    address: vacancy.address,
    lng: vacancy.point?.lng ?? null,
    lat: vacancy.point?.lat ?? null,
    contactName: employer.contact,
  });
  const columns = vacancyColumns(ctx, fields);
  const wasPublic = vacancy.status !== 'draft' && vacancy.status !== 'in_review';
  const isFull = vacancy.status === 'published' && vacancy.hired >= vacancy.headcount;
  const status = isFull ? 'filled' : vacancy.status;
  const publishedAt = new Date(Math.min(vacancy.at.getTime() + 2 * HOUR_MS, ctx.now.getTime()));
  const inserted = await ctx.trx
    .insertInto('vacancies')
    .values({
      prefecture,
      id: vacancy.id,
      employer_id: employer.id,
      ...columns,
      search: searchColumn(
        ctx,
        { ...columns, address: fields.address },
        {
          employer_name: employer.name,
          employer_kind: employer.kind,
          employer_initials: '',
        },
      ),
      hired_count: Math.min(vacancy.hired, vacancy.headcount),
      status,
      first_published_at: wasPublic ? publishedAt : null,
      published_at: wasPublic ? publishedAt : null,
      confirmed_at: wasPublic ? vacancy.confirmedAt : null,
      closed_at: status === 'published' || !wasPublic ? null : vacancy.confirmedAt,
      source: 'demo',
      created_by: 'demo',
      created_at: vacancy.at,
      updated_at: vacancy.confirmedAt,
    })
    .onConflict((conflict) => conflict.columns(['prefecture', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted === undefined) return;
  if (status === 'published') {
    await ctx.trx
      .insertInto('vacancy_channels')
      .values(
        CHANNELS.map((channel) => ({
          prefecture,
          vacancy_id: vacancy.id,
          channel,
          published_at: publishedAt,
        })),
      )
      .execute();
    await ctx.trx
      .insertInto('vacancy_changes')
      .values({ prefecture, vacancy_id: vacancy.id, kind: 'upsert', at: publishedAt })
      .execute();
  }
  if (!wasPublic) {
    await recheck(ctx, inserted, {
      employer_verification: employer.verified ? 'verified' : 'unverified',
      employer_verified_until: null,
      employer_blacklisted_at: null,
      employer_blacklist_until: null,
    });
  }
  await ctx.changed('vacancy', { prefecture, id: vacancy.id });
}

async function loadPerson(ctx: WriteContext, person: PlannedPerson): Promise<void> {
  const prefecture = person.region.slice(0, 4);
  const phone = sealPhone(ctx, person.phone);
  const id = person.idNumber === null ? null : sealIdNumber(ctx, person.idNumber);
  const profile = SeekerProfile.parse({
    regionCode: person.region,
    homeLng: person.point?.lng ?? null,
    homeLat: person.point?.lat ?? null,
    education: person.education,
    experience: person.years === 0 ? [] : [{ title: person.wanted[0], years: person.years }],
    skills: person.work.skills,
    certificates: person.certificates,
    wanted: person.wanted.map((title) => ({ title })),
    employmentKinds: person.gig ? ['gig', 'full_time'] : ['full_time'],
    payMin: person.payMin,
    payUnit: person.payUnit,
    maxCommuteMinutes: person.commute,
    travelMode: person.commute === null ? null : 'e_bike',
    acceptsDispatch: person.dispatch,
    cannot: person.cannot,
  });
  const site = await ctx.trx
    .selectFrom('sites')
    .select('id')
    .where('region_code', 'like', `${person.county}%`)
    .orderBy('name')
    .execute();
  const siteId = site[person.phone.charCodeAt(10) % Math.max(1, site.length)]?.id ?? null;
  const inserted = await ctx.trx
    .insertInto('seekers')
    .values({
      prefecture,
      id: person.id,
      name: person.name,
      sex: person.sex,
      birth_date: person.birthDate,
      phone_cipher: phone.cipher,
      phone_hmac: phone.hmac,
      phone_mask: phone.mask,
      id_number_cipher: id?.cipher ?? null,
      id_number_hmac: id?.hmac ?? null,
      id_number_mask: id?.mask ?? null,
      site_id: siteId,
      ...profileColumns(ctx, person.name, { ...profile, regionCode: person.region }),
      status: person.status,
      service_step: person.step,
      source: person.channel,
      created_by: 'demo',
      created_at: person.at,
      updated_at: person.at,
      last_contact_at: person.at,
    })
    .onConflict((conflict) => conflict.columns(['prefecture', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return;
  const keys = [
    { kind: 'phone', value_hmac: phone.hmac },
    ...(id === null ? [] : [{ kind: 'id_number', value_hmac: id.hmac }]),
  ];
  await ctx.trx
    .insertInto('person_keys')
    .values(keys.map((key) => ({ ...key, prefecture, seeker_id: person.id })))
    .onConflict((conflict) => conflict.constraint('person_keys_are_unique').doNothing())
    .execute();
  await ctx.trx
    .insertInto('consents')
    .values({
      prefecture,
      id: derived(person.id, 1),
      seeker_id: person.id,
      purpose: 'job_service',
      given: true,
      text_version: '2026-11',
      channel: person.channel,
      recorded_by: 'demo',
      at: person.at,
    })
    .execute();
  await entry(ctx, {
    party: 'seeker',
    id: person.id,
    entryId: derived(person.id, 2),
    prefecture,
    kind: 'seeker.registered',
    at: person.at,
    siteId,
  });
  if (person.groups.length > 0) {
    await ctx.trx
      .insertInto('seeker_groups')
      .values(
        person.groups.map((group, index) => ({
          prefecture,
          id: derived(person.id, 10 + index),
          seeker_id: person.id,
          group,
          evidence: '社区证明',
          valid_from: shanghaiDate(person.at),
          added_by: '小周',
          created_at: person.at,
        })),
      )
      .execute();
  }
  await ctx.changed('seeker', { prefecture, id: person.id });
}

async function loadPlacement(ctx: WriteContext, planned: PlannedPlacement): Promise<void> {
  const { person, vacancy, steps } = planned;
  const prefecture = person.region.slice(0, 4);
  const vacancyPrefecture = vacancy.employer.region.slice(0, 4);
  const last = steps.at(-1);
  if (last === undefined) return;
  const atOf = (to: string): Date | null => steps.find((step) => step.to === to)?.at ?? null;
  const seeker = await ctx.trx
    .selectFrom('seekers')
    .select(['site_id', 'region_code'])
    .where('prefecture', '=', prefecture)
    .where('id', '=', person.id)
    .executeTakeFirst();
  if (seeker === undefined) return;
  const payText = formatPay({ ...vacancy.pay, months: null }, 'zh-CN');
  const inserted = await ctx.trx
    .insertInto('placements')
    .values({
      prefecture,
      id: planned.id,
      seeker_id: person.id,
      vacancy_prefecture: vacancyPrefecture,
      vacancy_id: vacancy.id,
      employer_id: vacancy.employer.id,
      vacancy_copy: json({ title: vacancy.title, employerName: vacancy.employer.name, payText }),
      region_code: seeker.region_code,
      site_id: seeker.site_id,
      origin: planned.origin,
      status: last.to,
      stop_reason: planned.stopReason,
      score: planned.score,
      referred_at: atOf('referred'),
      interview_at: planned.interviewAt,
      intention_at: atOf('intention'),
      hired_at: atOf('hired'),
      start_date: planned.startDate,
      contract_kind: planned.startDate === null ? null : person.gig ? 'gig' : CONTRACT_KINDS[0],
      ended_at: last.to === 'stopped' ? last.at : null,
      created_by: planned.origin === 'referral' ? '小周' : 'seeker',
      created_at: steps[0]?.at ?? last.at,
      updated_at: last.at,
    })
    .onConflict((conflict) => conflict.columns(['prefecture', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return;
  for (const [index, step] of steps.entries()) {
    await ctx.trx
      .insertInto('placement_actions')
      .values({
        prefecture,
        id: derived(planned.id, index),
        placement_id: planned.id,
        action: step.action,
        from_status: steps[index - 1]?.to ?? null,
        to_status: step.to,
        actor_kind: step.action === 'apply' ? 'seeker' : 'staff',
        actor_name: step.action === 'apply' ? person.name : '小周',
        at: step.at,
      })
      .execute();
    const data = {
      title: vacancy.title,
      employer: vacancy.employer.name,
      ...(step.to === 'stopped' ? { reason: planned.stopReason } : {}),
    };
    await entry(ctx, {
      party: 'seeker',
      id: person.id,
      entryId: derived(planned.id, 20 + index),
      prefecture,
      kind: `placement.${step.to}`,
      at: step.at,
      siteId: seeker.site_id,
      placement: planned.id,
      data,
    });
    await entry(ctx, {
      party: 'employer',
      id: vacancy.employer.id,
      entryId: derived(planned.id, 40 + index),
      prefecture: vacancyPrefecture,
      kind: `placement.${step.to}`,
      at: step.at,
      siteId: seeker.site_id,
      placement: planned.id,
      placementPrefecture: prefecture,
      data: { ...data, seeker: `${person.name.slice(0, 1)}**` },
    });
  }
  if (planned.interviewAt !== null) {
    await ctx.trx
      .insertInto('interviews')
      .values({
        prefecture,
        id: derived(planned.id, 60),
        placement_id: planned.id,
        starts_at: planned.interviewAt,
        minutes: 30,
        mode: 'at_employer',
        place: vacancy.address,
        result: interviewResult(planned),
        created_at: last.at,
      })
      .execute();
  }
  if (planned.startDate !== null) await loadFollowUps(ctx, planned, prefecture, seeker);
}

function interviewResult(planned: PlannedPlacement): string {
  if (planned.stopReason === 'seeker_no_show') return 'no_show';
  return planned.steps.some((step) => step.to === 'interviewed') ? 'passed' : 'booked';
}

/** Follow-ups of the past are mostly done; the newest ones wait on the clerk's list. */
async function loadFollowUps(
  ctx: WriteContext,
  planned: PlannedPlacement,
  prefecture: string,
  seeker: { site_id: string | null; region_code: string },
): Promise<void> {
  const today = shanghaiDate(ctx.now);
  const start = planned.startDate ?? today;
  const left = planned.stopReason === 'left_after_hire' ? planned.steps.at(-1)?.at : undefined;
  for (const day of FOLLOW_UP_DAYS) {
    const due = addDays(start, day);
    const done = due < addDays(today, -2) || (due < today && planned.score % 4 !== 0);
    const afterLeaving = left !== undefined && due > shanghaiDate(left);
    await ctx.trx
      .insertInto('follow_ups')
      .values({
        prefecture,
        id: derived(planned.id, 70 + day),
        placement_id: planned.id,
        seeker_id: planned.person.id,
        site_id: seeker.site_id,
        region_code: seeker.region_code,
        day,
        due_on: due,
        outcome: done && !afterLeaving ? (planned.score % 9 === 0 ? 'unreachable' : 'still_there') : null,
        done_at: done && !afterLeaving ? new Date(`${due}T02:00:00Z`) : null,
        done_by: done && !afterLeaving ? '小周' : null,
        cancelled_at: afterLeaving ? left : null,
        created_at: new Date(`${start}T02:00:00Z`),
      })
      .execute();
  }
}

interface Entry {
  readonly party: 'seeker' | 'employer';
  readonly id: string;
  readonly entryId: string;
  readonly prefecture: string;
  readonly kind: string;
  readonly at: Date;
  readonly siteId: string | null;
  readonly placement?: string;
  readonly placementPrefecture?: string;
  readonly data?: Record<string, unknown>;
}

async function entry(ctx: WriteContext, row: Entry): Promise<void> {
  await ctx.trx
    .insertInto('timeline_entries')
    .values({
      prefecture: row.prefecture,
      id: row.entryId,
      party_kind: row.party,
      party_id: row.id,
      kind: row.kind,
      placement_prefecture: row.placement === undefined ? null : (row.placementPrefecture ?? row.prefecture),
      placement_id: row.placement ?? null,
      site_id: row.siteId,
      data: json(row.data ?? {}),
      actor_kind: 'staff',
      actor_name: '小周',
      at: row.at,
    })
    .execute();
}

/** A further id that follows from one, for the rows that belong to it. */
function derived(id: string, number: number): string {
  const tail = (BigInt(`0x${id.slice(24)}`) + BigInt(number) * 1_000_003n) % (1n << 48n);
  return id.slice(0, 24) + tail.toString(16).padStart(12, '0');
}

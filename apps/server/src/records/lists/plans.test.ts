import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '@yizhan/contract';
import type { Grant } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import { readContext } from '../../app/context.ts';
import { fromShortId, newId } from '../../app/ids.ts';
import { seekerSource } from '../../modules/seekers/list.repository.ts';
import { vacancySource } from '../../modules/vacancies/list.repository.ts';
import { person } from '../../test-support/people.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { publishedVacancy, siteInput } from '../../test-support/records.ts';
import { keysQuery } from './rows.repository.ts';
import { scopedTo } from './scope.sql.ts';

/** A database of many people, of whom a quiet county has few. */
const PEOPLE = 24_000;
const QUIET = 120;

let platform: TestPlatform;
let site: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  const officer = await platform.staff('administrator', { region: '' });
  site = fromShortId((await officer.call(routes.sites.create, { body: siteInput() })).id);
  await person(officer, { name: '王小明', phone: '13800010001' });
  const place = sql`case when n % 2 = 1 then '430102' when n <= ${2 * QUIET} then '430304' else '430302' end`;
  await fill('seekers', [
    ['prefecture', sql`case when n % 2 = 0 then '4303' else '4301' end`],
    ['region_code', place],
    ['site_id', sql`case when n % 2 = 0 and n <= ${QUIET} then ${site}::uuid end`],
  ]);
  // Of one prefecture, because a vacancy lies with its employer; most are elsewhere in it, by both places.
  await publishedVacancy(officer);
  const spread = sql`case when n <= ${QUIET} then '430304' else '430302' end`;
  await fill('vacancies', [
    ['region_code', spread],
    [
      'employer_region_code',
      sql`case when n between ${QUIET / 2} and ${QUIET} then '430304' else '430302' end`,
    ],
    ['site_id', sql`case when n <= ${QUIET / 4} then ${site}::uuid end`],
    ['short_code', sql`null`],
  ]);
});
afterAll(() => platform.stop());

/** Makes many rows of the first one of a table, each a minute older than the one before. */
async function fill(
  table: 'seekers' | 'vacancies',
  values: ReadonlyArray<readonly [column: string, value: RawBuilder<unknown>]>,
) {
  const { db } = platform.services;
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_name = ${table} and is_generated = 'NEVER'`.execute(db);
  const given = new Map([
    ['id', sql`gen_random_uuid()`],
    ['created_at', sql`s.created_at - n * interval '1 minute'`],
    ...values,
  ]);
  const columns = rows.map(({ name }) => name);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(columns.map((name) => given.get(name) ?? sql.ref(`s.${name}`)))}
    from (select * from ${sql.table(table)} limit 1) s cross join generate_series(1, ${PEOPLE}) n`.execute(
    db,
  );
  await sql`analyze ${sql.table(table)}`.execute(db);
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Shared Hit Blocks': number;
  readonly Plans?: readonly Plan[];
}
const Plan: z.ZodType<Plan> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Actual Rows': z.number(),
    'Shared Hit Blocks': z.number(),
    Plans: z.array(Plan).optional(),
  }),
);
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

async function planOf(grants: readonly Grant[], name: 'newest' | 'oldest'): Promise<Plan[]> {
  const actor: Actor = { kind: 'staff', staffId: newId(), login: 'x', name: 'x', grants };
  const ctx = readContext(platform.services, { actor });
  const scoped = await scopedTo(ctx, seekerSource.scope, { verb: 'seekers.read' });
  const { from, key } = seekerSource;
  const query = keysQuery(
    ctx.db,
    {
      from,
      key,
      scoped,
      narrowings: [(eb) => eb('s.status', 'not in', ['merged', 'erased'])],
      order: { by: 's.created_at', type: 'timestamptz', name, descending: name === 'newest' },
    },
    { limit: 21 },
  );
  const { rows } = await sql<{
    'QUERY PLAN': unknown;
  }>`explain (analyze, buffers, format json) ${query}`.execute(ctx.db);
  const [top] = z.array(z.object({ Plan })).parse(rows[0]?.['QUERY PLAN']);
  return top === undefined ? [] : nodes(top.Plan);
}
const COUNTY: Grant = { role: 'county_officer', region: '430304', siteId: null };
const pages = ([top]: readonly Plan[]) => top?.['Shared Hit Blocks'] ?? Infinity;

describe.each(['newest', 'oldest'] as const)('the people of a quiet county, %s first', (name) => {
  it('are found through an index, and no more than they are sorted', async () => {
    const plan = await planOf([COUNTY], name);
    expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    for (const node of plan) expect(node['Actual Rows']).toBeLessThanOrEqual(QUIET + 1);
  });

  it('cost somebody of a site there hardly more than an officer', async () => {
    const officer = await planOf([COUNTY], name);
    const clerk = await planOf([{ role: 'site_staff', region: '430304', siteId: site }], name);
    expect(clerk.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(pages(clerk)).toBeLessThanOrEqual(3 * pages(officer));
  });
});

it('the newest of a whole prefecture are read in their order, without sorting', async () => {
  const plan = await planOf([{ role: 'prefecture_officer', region: '4303', siteId: null }], 'newest');
  expect(plan.map((node) => node['Node Type'])).not.toContain('Sort');
  expect(pages(plan)).toBeLessThan(200);
});

/** Explains counting the vacancies within some grants, up to more than there are. */
async function countPlanOf(grants: readonly Grant[]): Promise<Plan[]> {
  const actor: Actor = { kind: 'staff', staffId: newId(), login: 'x', name: 'x', grants };
  const ctx = readContext(platform.services, { actor });
  const scoped = await scopedTo(ctx, vacancySource.scope, { verb: 'vacancies.read' });
  const query = keysQuery(
    ctx.db,
    {
      from: vacancySource.from,
      key: vacancySource.key,
      scoped,
      narrowings: [],
      order: { by: 'v.created_at', type: 'timestamptz', name: 'newest', descending: true },
    },
    { limit: PEOPLE },
  );
  const { rows } = await sql<{
    'QUERY PLAN': unknown;
  }>`explain (analyze, buffers, format json) ${query}`.execute(ctx.db);
  const [top] = z.array(z.object({ Plan })).parse(rows[0]?.['QUERY PLAN']);
  return top === undefined ? [] : nodes(top.Plan);
}

it.each([
  ['an officer', COUNTY],
  ['somebody of a site', { role: 'site_staff', region: '430304', siteId: 'site' }],
] as const)(
  'the vacancies of a quiet county, by their own place or their employer’s, are found for %s through indexes',
  async (_who, grant) => {
    const plan = await countPlanOf([{ ...grant, siteId: grant.siteId === null ? null : site }]);
    expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    for (const node of plan) expect(node['Actual Rows']).toBeLessThanOrEqual(2 * QUIET);
  },
);

/**
 * How long a year of a province's figures takes, with few and with many countables, and with shares by grade beside
 * them, asked in turns in one run.
 * `npm run bench:countables -- --small 60000 --large 3000000`
 */
import { parseArgs } from 'node:util';
import { addChange, atLeast, COUNTABLE_KINDS, gradedKindsOf, type Days, type Sums } from '@yizhan/domain';
import { openDatabase, openPool } from '../../apps/server/src/app/db/database.ts';
import { readFigures, readSplit, type Scope } from '../../apps/server/src/records/countables/index.ts';
import {
  dropSums,
  readRowsAsChanges,
  writeSums,
} from '../../apps/server/src/records/countables/sums.repository.ts';
import { copyDatabase, openTestServer } from '../../apps/server/src/test-support/server.ts';
import { ensureTemplate } from '../../apps/server/src/test-support/template.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '60000' },
    large: { type: 'string', default: '3000000' },
    rounds: { type: 'string', default: '30' },
  },
});

/** Hunan: what the province officer of the demonstration asks for. */
const PROVINCE = '43';
const PREFECTURES = 14;
const COUNTIES = 9;
const SITES = 10;
const FIRST_DAY = '2024-12-01';
const DAYS = 720;
const SCOPE: Scope = { regions: [PROVINCE], sites: [], siteId: null, exactRegion: null };
/** Begins and ends within months, which is what sums know least about. */
const PERIODS: Days[] = [
  { from: '2025-11-15', to: '2026-11-14' },
  { from: '2024-11-15', to: '2025-11-14' },
];

const GRADED = COUNTABLE_KINDS.flatMap((kind) => gradedKindsOf(kind).map((graded) => graded.kind));

/** Rows of a subject come three times on average, on any day, mostly in the county of their person. */
const FILL = `
  insert into countables (prefecture, id, kind, day, subject_id, person_id, site_id, region_code, source, source_id,
    counted_at, grade, forerunner_prefecture, forerunner_county, forerunner_town, forerunner_site)
  select prefecture, gen_random_uuid(), kind, day, subject, subject, site, region, 'placement', gen_random_uuid(), day,
    grade,
    lag(day) over (partition by kind, subject, left(region, 4) order by day),
    lag(day) over (partition by kind, subject, left(region, 6) order by day),
    lag(day) over (partition by kind, subject, region order by day),
    lag(day) over (partition by kind, subject, site order by day)
  from (
    select prefecture, unnest(array[kind] || array(
        select kind || ':' || letter from unnest(array['A', 'B', 'C']) with ordinality as l(letter, rank)
        where grade <= rank
      )) as kind, grade, day, subject, site, region
    from (select 1 + (random() * 3)::int as grade, '${PROVINCE}' || lpad((1 + who % ${PREFECTURES})::text, 2, '0') as prefecture, kind,
      date '${FIRST_DAY}' + (random() * ${DAYS})::int as day,
      md5(who::text)::uuid as subject,
      md5('site' || who % ${PREFECTURES} || '-' || (random() * ${SITES})::int)::uuid as site,
      '${PROVINCE}' || lpad((1 + who % ${PREFECTURES})::text, 2, '0')
        || lpad((1 + (who / ${PREFECTURES}) % ${COUNTIES})::text, 2, '0') || '001' as region
    from (
      select (random() * $1::int / 6)::int as who, (array['seeker_referred', 'intention_reached'])[1 + n % 2] as kind
      from generate_series(1, $1::int) n
    ) drawn ) claims
  ) rows`;

const testServer = await openTestServer();
const template = await ensureTemplate(testServer.adminUrl);
const opened = await Promise.all(
  [values.small, values.large].map(async (count) => {
    const copy = await copyDatabase(testServer.adminUrl, template, testServer.prefix);
    return { count: Number(count), copy, pool: openPool(copy.url, 2) };
  }),
);
try {
  const sizes = [];
  for (const { count, pool } of opened) {
    const db = openDatabase(pool);
    await pool.query(FILL, [count]);
    const { rows } = await pool.query<{ prefecture: string }>('select distinct prefecture from countables');
    for (const { prefecture } of rows) {
      const sums: Sums = new Map();
      for await (const changes of readRowsAsChanges(db, prefecture)) {
        for (const change of changes) addChange(sums, change);
      }
      await db.transaction().execute(async (trx) => {
        await dropSums(trx, prefecture);
        await writeSums(trx, prefecture, [...sums.values()]);
      });
    }
    await pool.query('vacuum analyze countables');
    await pool.query('vacuum analyze countable_sums');
    sizes.push({
      count,
      db,
      took: {
        figures: [] as number[],
        split: [] as number[],
        shares: [] as number[],
        narrowed: [] as number[],
      },
    });
  }
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const { db, took } of sizes) {
      const began = performance.now();
      await readFigures(db, COUNTABLE_KINDS, SCOPE, PERIODS);
      const between = performance.now();
      await readSplit(db, 'seeker_referred', SCOPE, PERIODS[0] ?? { from: '', to: '' }, {
        by: 'region',
        digits: 4,
      });
      took.figures.push(between - began);
      took.split.push(performance.now() - between);
      const again = performance.now();
      await Promise.all([
        readFigures(db, COUNTABLE_KINDS, SCOPE, PERIODS),
        readFigures(db, GRADED, SCOPE, PERIODS.slice(0, 1)),
      ]);
      took.shares.push(performance.now() - again);
      const narrow = performance.now();
      await readFigures(
        db,
        COUNTABLE_KINDS.map((kind) => atLeast(kind, 'B')),
        SCOPE,
        PERIODS,
      );
      took.narrowed.push(performance.now() - narrow);
    }
  }
  const median = (all: number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
  for (const what of ['figures', 'split'] as const) {
    const [small = 0, large = 0] = sizes.map(({ took }) => median(took[what]));
    const label = what === 'figures' ? 'all figures of two years' : 'one figure of a year by prefecture';
    console.log(
      `${label}: ${small.toFixed(1)} ms with ${values.small} countables, ` +
        `${large.toFixed(1)} ms with ${values.large}: ${(large / small).toFixed(2)} times`,
    );
  }
  for (const { count, took } of sizes) {
    const [plain, shares, narrowed] = [took.figures, took.shares, took.narrowed].map(median);
    console.log(
      `with ${count} countables: shares by grade beside them ${((shares ?? 0) / (plain ?? 1)).toFixed(2)} times, ` +
        `at least grade B ${((narrowed ?? 0) / (plain ?? 1)).toFixed(2)} times`,
    );
  }
} finally {
  for (const { pool, copy } of opened) {
    await pool.end();
    await copy.drop();
  }
  await testServer.stop();
}

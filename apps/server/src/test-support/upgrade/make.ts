import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { openEarlier, type Earlier, type EarlierPlatform } from './earlier.ts';
import { linesOf } from './shown.ts';
import { tellLast } from './story-of-the-last-hour.ts';
import { tell } from './story.ts';

/**
 * Fills an empty database with the help of an earlier version and writes it down, with what that version said of it, as
 * `earlier.sql.gz` and `earlier.json` (README.md).
 */
const [checkout, databaseUrl] = process.argv.slice(2);
if (checkout === undefined || databaseUrl === undefined) {
  throw new Error('Say where the earlier version lies and which empty database to fill');
}

/** Of this fixture only: it opens numbers that the generator made up. */
const KEYS = `1:${Buffer.from('only for the upgrade test, key 1').toString('base64')}`;
const BEGIN = new Date('2026-10-06T02:00:00Z');
/** Everything of the demonstration, in so small a number that the file stays small. */
const SIZE = { people: 46, employers: 14, vacancies: 40, placements: 44 };
const dataDir = mkdtempSync(join(tmpdir(), 'yizhan-earlier-'));
const options = { checkout, databaseUrl, dataDir, keys: KEYS };

const worker = await openEarlier({ ...options, now: BEGIN, worker: true });
Object.assign((await worker.module('modules/demo/plan/plan.ts')).SIZES.small, SIZE);
const { startDemo } = await worker.module('modules/demo/index.ts');
await (
  await startDemo(worker.services, new AbortController().signal)
).finished;
const names = await tell(worker);
const { now } = worker;
await worker.stop();

// Nobody works on what is begun last: it waits in the database, as at the moment of an upgrade.
const last = await openEarlier({ ...options, now, worker: false });
await tellLast(last, names);
const figures = await figuresOf(last);
const lists = await listsOf(last);
const takenAt = last.now;
await last.stop();

await leaveOut();
writeFileSync(
  join(import.meta.dirname, 'earlier.json'),
  `${JSON.stringify({ takenAt, keys: KEYS, names, tables: await countTables(), figures, lists }, null, 1)}\n`,
);
writeFileSync(join(import.meta.dirname, 'earlier.sql.gz'), gzipSync(dump(), { level: 9 }));

/** The content of its lists for a viewer of the whole province. */
async function listsOf(platform: EarlierPlatform): Promise<Record<string, string[]>> {
  const { routes } = await import(join(options.checkout, 'packages/contract/src/routes.ts'));
  const officer = await platform.staff('hunan');
  const all = async (route: Earlier, ...queries: object[]) => {
    const items: object[] = [];
    for (const query of queries) {
      const page = await officer.call(route, { query: { limit: '200', ...query } });
      if (page.nextCursor !== null) throw new Error('More than one page');
      items.push(...page.items);
    }
    return items;
  };
  const { seekers, employers, vacancies, placements, desk } = routes;
  return {
    seekers: linesOf('seekers', await all(seekers.list, {})),
    employers: linesOf('employers', await all(employers.list, {})),
    vacancies: linesOf('vacancies', await all(vacancies.list, {})),
    placements: linesOf('placements', await all(placements.list, {})),
    followUps: linesOf('followUps', await all(placements.followUps, { done: 'true' }, { done: 'false' })),
    callBacks: linesOf(
      'callBacks',
      await all(desk.listHelp, ...['open', 'done', 'unreachable'].map((status) => ({ status }))),
    ),
  };
}

/** The five indicators as that version showed them, by place and period. */
async function figuresOf(platform: EarlierPlatform): Promise<Earlier[]> {
  const { routes } = await import(join(options.checkout, 'packages/contract/src/routes.ts'));
  const officer = await platform.staff('hunan');
  const figures: Earlier[] = [];
  for (const region of ['43', '4303', '4312', '430304', '430302']) {
    for (const [from, to] of [
      ['2026-01-01', '2026-11-18'],
      ['2026-10-01', '2026-10-31'],
      ['2026-11-02', '2026-11-18'],
    ]) {
      const query = { region, from, to };
      const summary = await officer.call(routes.indicators.summary, { query });
      figures.push({
        ...query,
        figures: summary.figures.map(({ code, value, previous, times }: Earlier) => ({
          code,
          value,
          previous,
          times,
        })),
      });
    }
  }
  return figures;
}

/**
 * What comes with every installation would be nine tenths of the file. Divisions elsewhere than the demonstration go.
 * Our occupations go too, and with them the note that they were loaded: the next start loads them again, as it does when
 * they change.
 */
async function leaveOut(): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`delete from regions where source <> 'bureau' and code !~ '^43(03|12|31|$)'`);
  await client.query(`delete from occupation_aliases where source = 'yizhan'`);
  await client.query(
    `delete from occupations where source = 'yizhan' and code not in (select code from occupation_aliases)`,
  );
  await client.query(`delete from settings where key = 'reference.occupations'`);
  // What jobs answered names folders of the machine it was made on.
  await client.query('update pgboss.job set output = null');
  await client.end();
}

async function countTables(): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await client.query<{ count: number }>(`select count(*)::int from ${name}`);
    counts[name] = counted.rows[0]?.count ?? 0;
  }
  await client.end();
  return counts;
}

/** Plain SQL that a client can send as it is. */
function dump(): string {
  const text = execFileSync(
    'pg_dump',
    ['--inserts', '--rows-per-insert=200', '--no-owner', '--no-privileges', `--dbname=${databaseUrl}`],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  return text
    .split('\n')
    .filter((line) => !line.startsWith('--') && !line.startsWith('\\') && line !== '')
    .join('\n');
}

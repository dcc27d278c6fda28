import { describe, expect, it } from 'vitest';
import { composition } from './platform.ts';
import { findCircle } from './records/compose.ts';
import { FLOOR_TABLES } from './records/tables.ts';
import { importsOf, moduleOf, serverSources } from './test-support/sources.ts';
import { insertsOutsideOpenings } from './test-support/openings.ts';
import { holdsSql, sendsSql, writesOf } from './test-support/statements.ts';
import { statusWritesOf } from './test-support/status-writes.ts';

const SOURCES = serverSources();

describe('modules', () => {
  it('do not depend on each other in a circle, not even for a type', () => {
    const uses = new Map<string, Set<string>>();
    for (const file of SOURCES) {
      const module = moduleOf(file.path);
      if (module === null) continue;
      const used = uses.get(module) ?? new Set();
      uses.set(module, used);
      for (const target of importsOf(file)) {
        const other = moduleOf(target);
        if (other !== null && other !== module) used.add(other);
      }
    }
    expect(uses.size).toBeGreaterThan(10);
    expect(findCircle(uses)).toBeNull();
  });
});

/** Migrating loads the data that ships with the software, as migrations fill tables: before there is a module. */
const SHIPPED = 'app/reference-data/';
/** Code that prepares, opens and monitors the database itself. */
const INFRASTRUCTURE = ['app/db/', 'app/embedded-postgres.ts', SHIPPED];

describe('SQL', () => {
  it('stands in repositories, and pieces of statements in *.sql.ts', () => {
    const elsewhere = SOURCES.filter(
      (file) =>
        !/\.(repository|sql)\.ts$/.test(file.path) &&
        !INFRASTRUCTURE.some((folder) => file.path.startsWith(folder)) &&
        holdsSql(file),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  it('is executed by repositories alone', () => {
    const pieces = SOURCES.filter(({ path }) => path.endsWith('.sql.ts'));
    expect(pieces.filter(sendsSql).map(({ path }) => path)).toEqual([]);
  });
});

/** Writers whose caller names the table, and the reason why it is the caller's own. */
const TOLD_THE_TABLE: Readonly<Record<string, string>> = {
  'app/http/bind.ts': 'rows handed to ctx.append, whose callers name the table',
  'app/context.ts': 'rows handed to ctx.append, whose callers name the table',
  'modules/demo/load/rows.ts': 'rows of a made-up network, as years of records would have left them',
  'app/db/rows.ts': 'rows of insertRows, whose callers name the table',
  'records/countables/countables.repository.ts': 'the type names two tables of its own',
  'records/flow/flow.repository.ts':
    'the table of the flow; compose() refuses a flow on the table of another module',
  'records/personal-data/held-rows.repository.ts':
    'tables of the register; compose() refuses holdings in the table of another module',
  'records/flow/open-record.ts': 'rows handed to ctx.append, whose callers name the table',
  'records/flow/begin.ts': 'the table of the flow; compose() refuses a flow on the table of another module',
};

describe('a statement', () => {
  const folderOf = new Map<string, string>([
    ...[...composition.ownerOf].map(([table, { name }]) => [table, `modules/${name}/`] as const),
    ...Object.entries(FLOOR_TABLES).flatMap(([folder, tables]) =>
      tables.map((table) => [table, `${folder}/`] as const),
    ),
  ]);
  const writes = SOURCES.flatMap((file) => writesOf(file, new Set(folderOf.keys())));

  it('writes only tables of its module, or of its part of the floor', () => {
    const foreign = writes.filter(({ path, table }) => {
      const folder = table === null ? undefined : folderOf.get(table);
      return folder !== undefined && !path.startsWith(folder) && !path.startsWith(SHIPPED);
    });
    const found = [...new Set(foreign.map(({ path, table }) => `${path}: ${table ?? ''}`))];
    expect(found).toEqual([]);
  });

  it.each([
    ["trx.updateTable('sites').set({ name })", 'sites'],
    ["trx.deleteFrom('sites as s')", 'sites'],
    ["await ctx.append('sites', rows);", 'sites'],
    ["insertRows(ctx.trx, 'sites', rows)", 'sites'],
    ['sql`insert into sites (id) values (1)`', 'sites'],
    ['sql`update ${sql.table(table)} set x = 1`', null],
    ['trx.insertInto(table)', null],
  ])('would be found out: %s', (text, table) => {
    expect(writesOf({ path: 'x.ts', text }, new Set(['sites']))).toEqual([{ path: 'x.ts', line: 1, table }]);
  });

  it('names its table where it stands', () => {
    const unnamed = writes.filter(({ path, table }) => table === null && !(path in TOLD_THE_TABLE));
    expect(unnamed.map(({ path, line }) => `${path}:${line}`)).toEqual([]);
    expect(writes.length).toBeGreaterThan(100);
  });
});

describe('rights', () => {
  const asks =
    /import (?:type )?\{[^}]*\b(?:authorise|may|scopeOf|siteScopeOf|mayInNetwork)\b[^}]*\} from '[^']*app\/(?:actor|network)\.ts'|import (?:type )?\{[^}]*\b(?:grantsAllow|grantHas|roleHas|regionsFor)\b[^}]*\} from '@yizhan\/domain'/;

  it('are asked by policies', () => {
    const others = SOURCES.filter(
      ({ path, text }) => path.startsWith('modules/') && !path.endsWith('.policy.ts') && asks.test(text),
    );
    expect(others.map(({ path }) => path)).toEqual([]);
  });
});

describe('a status', () => {
  const byTable = Map.groupBy(composition.flows.values(), ({ table }) => table);
  const columns = new Map([...byTable].map(([table, flows]) => [table, flows.map(({ column }) => column)]));

  it('is written by its flow alone', () => {
    expect(columns.size).toBeGreaterThan(7);
    // The engine learns its columns only at run time: they are those of the flows.
    const others = SOURCES.filter(({ path }) => path !== 'records/flow/flow.repository.ts');
    expect(others.flatMap((file) => statusWritesOf(file, columns))).toEqual([]);
  });

  it.each([
    [`trx.updateTable('sites').set({ name, status: 'closed' }).where('id', '=', id)`, 'sites.status'],
    [`trx.updateTable('sites').set({ name, status }).execute();`, 'sites.status'],
    [`trx.updateTable('employers as e').set({ standing: 'good' })`, 'employers.standing'],
    [`f(row: UpdateObject<DB, 'sites'>) { trx.updateTable('sites').set(row) }`, 'row is not typed Unmoved'],
    [
      `f(row: Unmoved<'sites', 'name'>) { trx.updateTable('sites').set({ ...row }) }`,
      'row is not typed Unmoved',
    ],
    [`trx.updateTable('sites').set((eb) => ({ status: eb.ref('name') }))`, 'sites'],
    [`trx.updateTable(table).set({ status: 'merged' })`, 'some table.status'],
    ['sql`update vacancies v set near_lng = 1, status = ${status} where id = ${id}`', 'vacancies.status'],
    ['sql`update vacancies set ${columns} where id = ${id}`', 'columns of vacancies'],
    [`trx.insertInto('sites').values(row).onConflict((c) => c.doUpdateSet(row))`, 'an insert'],
  ])('would be found out: %s', (text, what) => {
    expect(statusWritesOf({ path: 'x.ts', text }, columns)).toEqual([
      { path: 'x.ts', line: 1, what: expect.stringContaining(what) as string },
    ]);
  });

  it.each([
    `f(row: Unmoved<'sites', 'status'>) { trx.updateTable('sites').set({ ...row, version: sql\`version + 1\` }) }`,
    `type Change = Unmoved<'employers', 'verification' | 'standing'>; f(row: Change) { trx.updateTable('employers').set(row) }`,
    'sql`update vacancies v set near_lng = ${lng} from points p where v.status = 1`',
    `trx.updateTable('placements').set({ seeker_id: id }).where('status', '=', 'hired')`,
  ])('is left alone by: %s', (text) => {
    expect(statusWritesOf({ path: 'x.ts', text }, columns)).toEqual([]);
  });
});

/** Files that insert rows of flows, or rows of tables that their callers name, outside an opening; and why they may. */
const BEGUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'app/context.ts': 'ctx.append, whose callers name the table',
  'app/db/rows.ts': 'insertRows, whose callers name the table',
  'app/http/bind.ts': 'ctx.append, watched for audit rows',
  'records/flow/open-record.ts': 'appends that wait for the row they belong to',
  'app/reference-data/rules.ts': 'what ships is brought in by migrating, with the actions of its beginning',
  'modules/demo/load/rows.ts': 'a made-up network: its rows come with the actions that years would have left',
};

describe('a record of a flow', () => {
  const tables = new Set([...composition.flows.values()].map(({ table }): string => table));
  const found = insertsOutsideOpenings(SOURCES, tables);

  it('begins by openRecord, openThrough or begin, so that its first action is written', () => {
    expect(tables.size).toBeGreaterThan(7);
    expect(found.filter(({ path }) => !(path in BEGUN_ELSEWHERE))).toEqual([]);
  });

  it('is inserted elsewhere only where a reason is given, and every reason is needed', () => {
    const paths = new Set(found.map(({ path }) => path));
    expect(Object.keys(BEGUN_ELSEWHERE).filter((path) => !paths.has(path))).toEqual([]);
  });

  const repository = {
    path: 'modules/sites/sites.repository.ts',
    text: `export async function insertSite(trx: Transaction, row: Row) { await trx.insertInto('sites').values(row).execute(); }`,
  };
  it.each([
    [`await insertSite(ctx.trx, row);`, 'insertSite'],
    [
      `await openRecord(ctx, flow, opening, () => Promise.resolve()); await insertSite(ctx.trx, row);`,
      'insertSite',
    ],
    [`await Promise.all(rows.map(insertSite));`, 'insertSite'],
    [`await ctx.append('sites', [row]);`, 'sites'],
    ['await sql`insert into sites (id) values (1)`.execute(trx);', 'sites'],
    [`await insertRows(ctx.trx, table, rows);`, 'some table'],
  ])('would be found out: %s', (text, what) => {
    const file = { path: 'modules/sites/sites.usecases.ts', text };
    expect(insertsOutsideOpenings([repository, file], tables)).toEqual([{ path: file.path, line: 1, what }]);
  });

  it.each([
    `await openRecord(ctx, siteFlow, { ref, opening: 'open' }, (inner, status) => insertSite(inner.trx, { id, status }));`,
    `await openThrough(ctx, siteFlow, opening, moves, async (inner, row) => { await insertSite(inner.trx, row); });`,
    `import { insertSite } from './sites.repository.ts';\nawait ctx.append('audit_entries', [row]);`,
  ])('is left alone by: %s', (text) => {
    expect(insertsOutsideOpenings([repository, { path: 'x.usecases.ts', text }], tables)).toEqual([]);
  });
});

import type pg from 'pg';

/**
 * Tables without a prefecture that others are joined with or point at: Citus keeps a copy of them on every node. All
 * other tables without a prefecture stay on the coordinator.
 */
const SHARED = new Set([
  'calendar_days',
  'matching_policies',
  'matching_rounds',
  'occupation_aliases',
  'occupations',
  'published_rounds',
  'regions',
  'role_restrictions',
  'sites',
  'staff',
  'staff_grants',
]);

/** Tables that make something unique over all prefectures: spread by that value. */
const BY_VALUE: Readonly<Record<string, string>> = {
  code_scans: 'code',
  employer_invitations: 'phone_hmac',
  agent_phones: 'phone_hmac',
  employer_keys: 'value',
  import_sources: 'source_ref',
  person_keys: 'value_hmac',
  short_codes: 'code',
};

/**
 * Tables on the coordinator whose `prefecture` only says where the record lies that a row is about, if it is about one:
 * they are read by phone, by recipient or by time.
 */
const ABOUT_RECORDS = new Set(['accounts', 'audit_entries', 'inbox_items', 'messages', 'reveals']);

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** How each table lies on Citus. */
export interface Layout {
  readonly shared: readonly string[];
  /** Column by which the rows are spread, by table. */
  readonly spread: Readonly<Record<string, string>>;
  readonly local: readonly string[];
}

/**
 * The layout that the rules of the schema lead to: a table whose primary key has `prefecture` is spread by it.
 *
 * @throws Error naming tables that have a prefecture outside their key though it is not said above why, or a name above
 *   that no table has
 */
export async function layoutOf(client: pg.ClientBase): Promise<Layout> {
  const { rows } = await client.query<{ table: string; key: string[]; columns: string[] }>(`
    select c.relname as table,
           (select array_agg(a.attname::text order by k.at) from unnest(p.conkey) with ordinality as k(attnum, at)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum) as key,
           (select array_agg(a.attname::text) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class c join pg_constraint p on p.conrelid = c.oid and p.contype = 'p'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     order by c.relname`);
  const tables = rows.map(({ table }) => table);
  const unknown = [...SHARED, ...ABOUT_RECORDS, ...Object.keys(BY_VALUE)].filter(
    (name) => !tables.includes(name),
  );
  if (unknown.length > 0) throw new Error(`No such table: ${unknown.join(', ')}`);
  const spread = Object.fromEntries(
    rows.flatMap(({ table, key }) => {
      const column = BY_VALUE[table] ?? (key.includes('prefecture') ? 'prefecture' : undefined);
      return column === undefined ? [] : [[table, column]];
    }),
  );
  const local = rows.filter(({ table }) => !SHARED.has(table) && !Object.hasOwn(spread, table));
  const keyless = local.filter(
    ({ table, columns }) => columns.includes('prefecture') && !ABOUT_RECORDS.has(table),
  );
  if (keyless.length > 0)
    throw new Error(`The primary key needs the prefecture: ${keyless.map(({ table }) => table).join(', ')}`);
  return {
    shared: tables.filter((table) => SHARED.has(table)),
    spread,
    local: local.map(({ table }) => table),
  };
}

/** Spreads the tables of a migrated database over the nodes of its Citus, with their rows and foreign keys. */
export async function distribute(client: pg.ClientBase): Promise<Layout> {
  const layout = await layoutOf(client);
  const { rows: keys } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`);
  for (const { table, name } of keys)
    await client.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  for (const table of layout.shared) await client.query('select create_reference_table($1)', [table]);
  for (const [table, column] of Object.entries(layout.spread)) {
    await client.query('select create_distributed_table($1, $2, colocate_with => $3)', [
      table,
      column,
      column === 'prefecture' ? 'default' : 'none',
    ]);
  }
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
  return layout;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '')}"`;
}

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composition } from '../../platform.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());

/** What the checks of the database let a column hold, by `table.column`. */
async function listed(): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ column: string; definition: string }>`
    select c.relname || '.' || a.attname as column, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'c' and cardinality(k.conkey) = 1`.execute(platform.services.db);
  return new Map(
    rows
      .filter(({ definition }) => definition.includes('::text'))
      .map(({ column, definition }) => [
        column,
        [...definition.matchAll(/'([^']*)'::text/g)].map(([, value = '']) => value),
      ]),
  );
}

describe('a status in the database', () => {
  it('is one of those that its flow knows', async () => {
    const known = await listed();
    for (const { table, column, flow } of composition.flows.values()) {
      expect([column, known.get(`${table}.${column}`)?.toSorted()]).toEqual([
        column,
        flow.statuses.toSorted(),
      ]);
    }
  });

  it('is listed by a check, wherever one is kept', async () => {
    const known = await listed();
    const { rows } = await sql<{ column: string }>`
      select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and column_name in ('status', 'state', 'standing', 'verification', 'service_step')
      order by 1`.execute(platform.services.db);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(({ column }) => column).filter((column) => !known.has(column))).toEqual([]);
  });
});

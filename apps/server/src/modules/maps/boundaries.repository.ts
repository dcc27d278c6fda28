import { sql, type InsertObject, type Selectable } from 'kysely';
import { z } from 'zod';
import type { Shape } from '@yizhan/domain';
import { json, type DB, type Reader, type Transaction } from '../../app/db/database.ts';
import type { Stamped } from '../../app/stamps.ts';

export type LoadRow = Selectable<DB['boundary_loads']>;

const Ring = z.array(z.tuple([z.number(), z.number()]));
const ShapeRows = z.array(
  z.object({
    code: z.string(),
    shape: z.array(z.array(Ring)),
    source: z.string(),
    approval_number: z.string(),
  }),
);
export type ShapeRow = z.infer<typeof ShapeRows>[number];

/** The boundaries of divisions that count: of each the newest that was not withdrawn. */
export async function readShapes(db: Reader, codes: readonly string[]): Promise<ShapeRow[]> {
  const { rows } = await sql`
    select distinct on (s.region_code) s.region_code as code, s.shape, l.source, l.approval_number
    from boundary_shapes s
    join boundary_loads l on l.id = s.load_id
    where s.region_code = any(${[...codes]}::text[]) and l.withdrawn_at is null
    order by s.region_code, l.loaded_at desc, l.id desc`.execute(db);
  return ShapeRows.parse(rows);
}

/** Which of these divisions have a boundary. */
export async function readBounded(db: Reader, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql`
    select distinct s.region_code as code
    from boundary_shapes s
    join boundary_loads l on l.id = s.load_id
    where s.region_code = any(${[...codes]}::text[]) and l.withdrawn_at is null`.execute(db);
  return new Set(
    z
      .array(z.object({ code: z.string() }))
      .parse(rows)
      .map(({ code }) => code),
  );
}

export async function insertLoad(
  trx: Transaction,
  row: InsertObject<DB, 'boundary_loads'>,
): Promise<LoadRow> {
  return trx.insertInto('boundary_loads').values(row).returningAll().executeTakeFirstOrThrow();
}

export async function insertShapes(
  trx: Transaction,
  load: string,
  shapes: ReadonlyArray<{ readonly code: string; readonly shape: Shape }>,
): Promise<void> {
  await trx
    .insertInto('boundary_shapes')
    .values(shapes.map(({ code, shape }) => ({ region_code: code, load_id: load, shape: json(shape) })))
    .execute();
}

/** Shapes of these divisions that two newer ones stand in front of: withdrawing brings back one, not all of history. */
export async function deleteBuriedShapes(trx: Transaction, codes: readonly string[]): Promise<void> {
  await sql`
    delete from boundary_shapes s using (
      select s.region_code, s.load_id,
        row_number() over (partition by s.region_code order by l.loaded_at desc, l.id desc) as depth
      from boundary_shapes s
      join boundary_loads l on l.id = s.load_id
      where s.region_code = any(${[...codes]}::text[])
    ) as old
    where old.depth > 2 and s.region_code = old.region_code and s.load_id = old.load_id`.execute(trx);
}

export async function findLoadForUpdate(trx: Transaction, id: string): Promise<LoadRow | undefined> {
  return trx.selectFrom('boundary_loads').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The file stays on record, its shapes go. */
export async function withdrawLoad(
  trx: Transaction,
  id: string,
  by: Stamped<'withdrawn'>,
  now: Date,
): Promise<LoadRow | undefined> {
  await trx.deleteFrom('boundary_shapes').where('load_id', '=', id).execute();
  return trx
    .updateTable('boundary_loads')
    .set({ ...by, withdrawn_at: now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Files of divisions within any of these prefixes, the newest first. */
export async function listLoads(db: Reader, prefixes: readonly string[], limit: number): Promise<LoadRow[]> {
  return db
    .selectFrom('boundary_loads')
    .selectAll()
    .where((eb) => eb.or(prefixes.map((prefix) => eb('region_code', 'like', `${prefix}%`))))
    .orderBy('loaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

import { sql, type InsertObject, type Selectable } from 'kysely';
import { z } from 'zod';
import { inRegions, type DB, type Reader, type Transaction, type Unmoved } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type RuleRow = Selectable<DB['rule_versions']>;

/** Published versions of some divisions. */
export async function listPublished(db: Reader, regions: readonly string[]): Promise<RuleRow[]> {
  return db
    .selectFrom('rule_versions')
    .selectAll()
    .where('region_code', 'in', [...regions])
    .where('status', '=', 'published')
    .orderBy('valid_from')
    .execute();
}

/** Versions of some divisions and of those within one, the newest first; of drafts and published ones. */
export async function listVersionsAround(
  db: Reader,
  regions: readonly string[],
  within: string,
): Promise<RuleRow[]> {
  return db
    .selectFrom('rule_versions')
    .selectAll()
    .where((eb) => eb.or([eb('region_code', 'in', [...regions]), eb('region_code', 'like', `${within}%`)]))
    .where('status', '<>', 'withdrawn')
    .orderBy('code')
    .orderBy('region_code')
    .orderBy('number', 'desc')
    .orderBy('id')
    .execute();
}

export async function findVersion(db: Reader, id: string): Promise<RuleRow | undefined> {
  return db.selectFrom('rule_versions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The highest number given to a version of a rule at a division. */
export async function lastNumber(db: Reader, code: string, region: string): Promise<number> {
  const row = await db
    .selectFrom('rule_versions')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('code', '=', code)
    .where('region_code', '=', region)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function insertVersion(trx: Transaction, row: InsertObject<DB, 'rule_versions'>): Promise<void> {
  await trx.insertInto('rule_versions').values(row).execute();
}

/** Changes a draft of the version read; false when it is another version or no draft any more. */
export async function updateDraft(
  trx: Transaction,
  id: string,
  version: number,
  change: Unmoved<'rule_versions', 'status'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('rule_versions')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends the open version of a rule on the first day of the next; false when one begins on that day or later. */
export async function endBefore(
  trx: Transaction,
  { code, region, day }: { readonly code: string; readonly region: string; readonly day: string },
): Promise<boolean> {
  await trx
    .updateTable('rule_versions')
    .set({ valid_to: day, version: sql`version + 1` })
    .where('code', '=', code)
    .where('region_code', '=', region)
    .where('status', '=', 'published')
    .where('valid_from', '<', day)
    .where('valid_to', 'is', null)
    .execute();
  const later = await trx
    .selectFrom('rule_versions')
    .select('id')
    .where('code', '=', code)
    .where('region_code', '=', region)
    .where('status', '=', 'published')
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', day)]))
    .executeTakeFirst();
  return later === undefined;
}

/** Lets the version that was ended on the first day of one that never began go on until the end of that one. */
export async function reopenBefore(
  trx: Transaction,
  {
    code,
    region,
    day,
    until,
  }: { readonly code: string; readonly region: string; readonly day: string; readonly until: string | null },
): Promise<void> {
  await trx
    .updateTable('rule_versions')
    .set({ valid_to: until, version: sql`version + 1` })
    .where('code', '=', code)
    .where('region_code', '=', region)
    .where('status', '=', 'published')
    .where('valid_to', '=', day)
    .execute();
}

/** What a person answered to a question. */
export type FactRow = Selectable<DB['seeker_facts']>;

export async function listFacts(db: Reader, ref: Ref): Promise<FactRow[]> {
  return db
    .selectFrom('seeker_facts')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .orderBy('fact')
    .execute();
}

export async function putFact(trx: Transaction, row: InsertObject<DB, 'seeker_facts'>): Promise<void> {
  await trx
    .insertInto('seeker_facts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['prefecture', 'seeker_id', 'fact']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        words: eb.ref('excluded.words'),
        stated_by_kind: eb.ref('excluded.stated_by_kind'),
        stated_by_id: eb.ref('excluded.stated_by_id'),
        stated_by_name: eb.ref('excluded.stated_by_name'),
        stated_at: eb.ref('excluded.stated_at'),
      })),
    )
    .execute();
}

export async function deleteFact(trx: Transaction, ref: Ref, fact: string): Promise<void> {
  await trx
    .deleteFrom('seeker_facts')
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .where('fact', '=', fact)
    .execute();
}

/** Hands answers over to the record that is kept; its own stand before those of the dropped one. */
export async function handOverFacts(trx: Transaction, keep: Ref, drop: Ref): Promise<number> {
  await sql`delete from seeker_facts gone where gone.prefecture = ${drop.prefecture} and gone.seeker_id = ${drop.id}
    and exists (select from seeker_facts own where own.prefecture = ${keep.prefecture} and own.seeker_id = ${keep.id}
      and own.fact = gone.fact)`.execute(trx);
  const moved = await trx
    .updateTable('seeker_facts')
    .set({ seeker_id: keep.id })
    .where('prefecture', '=', drop.prefecture)
    .where('seeker_id', '=', drop.id)
    .executeTakeFirst();
  return Number(moved.numUpdatedRows);
}

const PersonRow = z.object({
  prefecture: z.string(),
  id: z.string(),
  region_code: z.string(),
  sex: z.string(),
  birth_date: z.string().nullable(),
  groups: z.array(z.string()),
  facts: z.record(z.string(), z.unknown()),
});
export type PersonRow = z.infer<typeof PersonRow>;

/** What rules may rest on, of one person or of the next ones of a division, by id. */
export async function listPeople(
  db: Reader,
  prefecture: string,
  who:
    | { readonly id: string }
    | { readonly regions: readonly string[]; readonly after: string | null; readonly limit: number },
  day: string,
): Promise<PersonRow[]> {
  const rows = await db
    .selectFrom('seekers as s')
    .select(['s.prefecture', 's.id', 's.region_code', 's.sex', 's.birth_date'])
    .select(
      sql<string[]>`coalesce((select array_agg(distinct g."group") from seeker_groups g
        where g.prefecture = s.prefecture and g.seeker_id = s.id and g.valid_from <= ${day}::date
          and (g.valid_until is null or g.valid_until >= ${day}::date)), '{}')`.as('groups'),
    )
    .select(
      sql`coalesce((select jsonb_object_agg(f.fact, f.value) from seeker_facts f
        where f.prefecture = s.prefecture and f.seeker_id = s.id), '{}')`.as('facts'),
    )
    .where('s.prefecture', '=', prefecture)
    .where('s.merged_into', 'is', null)
    .where('s.status', '<>', 'erased')
    .where((eb) =>
      'id' in who
        ? eb('s.id', '=', who.id)
        : eb.and([
            inRegions('s.region_code', who.regions)(eb),
            ...(who.after === null ? [] : [eb('s.id', '>', who.after)]),
          ]),
    )
    .orderBy('s.id')
    .limit('id' in who ? 1 : who.limit)
    .execute();
  return z.array(PersonRow).parse(rows);
}

/** People of a prefecture within some divisions. */
export async function countPeople(
  db: Reader,
  prefecture: string,
  regions: readonly string[],
): Promise<number> {
  const row = await db
    .selectFrom('seekers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('prefecture', '=', prefecture)
    .where('merged_into', 'is', null)
    .where('status', '<>', 'erased')
    .where(inRegions('region_code', regions))
    .executeTakeFirst();
  return row?.count ?? 0;
}

import { sql, type RawBuilder } from 'kysely';
import { COUNTABLES } from '@yizhan/domain';
import type { Reader, Transaction } from '../../app/db/database.ts';
import type { CountedKind } from './types.ts';

/** A row that differs from the records. */
export interface RowDifference {
  readonly kind: string;
  readonly what: 'missing' | 'surplus' | 'differs' | 'forerunner';
  readonly day: string;
  readonly sourceId: string;
}

/** Every prefecture that has rows, or should have. */
export async function allPrefectures(db: Reader, kinds: readonly CountedKind[]): Promise<string[]> {
  const tables = new Set(['countables', 'countable_sums', ...kinds.map(({ table }) => table)]);
  const { rows } = await sql<{ prefecture: string }>`
    ${sql.join(
      [...tables].map((table) => sql`select prefecture from ${sql.table(table)}`),
      sql` union `,
    )} order by 1`.execute(db);
  return rows.map(({ prefecture }) => prefecture);
}

const FACTS = ['day', 'subject_id', 'person_id', 'employer_id', 'site_id', 'region_code', 'amount'] as const;
const facts = (alias: string) => sql.join(FACTS.map((column) => sql.ref(`${alias}.${column}`)));

const live = (prefecture: string, kind: string) =>
  sql`(select * from countables where prefecture = ${prefecture} and kind = ${kind} and voided_at is null)`;

/** Compares the rows of one kind with the records. */
export async function compareRows(
  db: Reader,
  prefecture: string,
  { kind, rebuild }: CountedKind,
): Promise<RowDifference[]> {
  const { rows } = await sql<RowDifference>`
    select ${kind}::text as kind, coalesce(e.source_id, a.source_id) as "sourceId", coalesce(e.day, a.day) as day,
      case when a.source_id is null then 'missing' when e.source_id is null then 'surplus' else 'differs' end as what
    from (${rebuild(prefecture)}) e full join ${live(prefecture, kind)} a on a.source_id = e.source_id
    where a.source_id is null or e.source_id is null or (${facts('a')}) is distinct from (${facts('e')})
    order by 3, 2`.execute(db);
  return rows;
}

/** Rows of kinds that no module counts. */
export async function compareKinds(
  db: Reader,
  prefecture: string,
  kinds: readonly CountedKind[],
): Promise<RowDifference[]> {
  const { rows } = await sql<RowDifference>`
    select kind, 'surplus' as what, day, source_id as "sourceId" from countables
    where prefecture = ${prefecture} and voided_at is null and kind <> all(${kinds.map(({ kind }) => kind)})
    order by day, source_id`.execute(db);
  return rows;
}

const LINKED = (prefecture: string): RawBuilder<unknown> => sql`
  select id, kind, day, source_id, forerunner_prefecture, forerunner_county, forerunner_town, forerunner_site,
    lag(day) over (partition by kind, subject_id, in_prefecture order by day, source_id) as f_prefecture,
    lag(day) over (partition by kind, subject_id, in_county order by day, source_id) as f_county,
    lag(day) over (partition by kind, subject_id, left(region_code, 9) order by day, source_id) as f_town,
    lag(day) over (partition by kind, subject_id, in_prefecture, site_id order by day, source_id) as f_site
  from countables where prefecture = ${prefecture} and voided_at is null`;
const LINKED_WRONG = sql`
  (l.forerunner_prefecture, l.forerunner_county, l.forerunner_town, l.forerunner_site) is distinct from
    (l.f_prefecture, l.f_county, l.f_town, l.f_site)`;

/** Rows whose forerunners are not the rows before them. */
export async function compareForerunners(db: Reader, prefecture: string): Promise<RowDifference[]> {
  const { rows } = await sql<RowDifference>`
    select kind, 'forerunner' as what, day, source_id as "sourceId" from (${LINKED(prefecture)}) l
    where ${LINKED_WRONG} order by 1, 3, 4`.execute(db);
  return rows;
}

/** Makes writes of every prefecture wait until the end of the transaction; reads continue. */
export async function holdCountables(trx: Transaction): Promise<void> {
  await sql`lock table countables in share row exclusive mode`.execute(trx);
}

/** Voids rows that the records do not support and counts those that are missing. */
export async function repairRows(
  trx: Transaction,
  prefecture: string,
  { kind, rebuild }: CountedKind,
  at: Date,
): Promise<void> {
  await sql`
    update countables a set voided_at = ${at}, void_reason = 'repaired'
    where a.prefecture = ${prefecture} and a.kind = ${kind} and a.voided_at is null and not exists (
      select 1 from (${rebuild(prefecture)}) e
      where e.source_id = a.source_id and (${facts('a')}) is not distinct from (${facts('e')}))`.execute(trx);
  await sql`
    insert into countables (prefecture, id, kind, source, source_id, counted_at, ${sql.join(FACTS.map((column) => sql.ref(column)))})
    select ${prefecture}, gen_random_uuid(), ${kind}, ${COUNTABLES[kind].source}, e.source_id, ${at}, ${facts('e')}
    from (${rebuild(prefecture)}) e
    where not exists (select 1 from ${live(prefecture, kind)} a where a.source_id = e.source_id)`.execute(
    trx,
  );
}

export async function voidUndeclared(
  trx: Transaction,
  prefecture: string,
  kinds: readonly CountedKind[],
  at: Date,
): Promise<void> {
  await sql`
    update countables set voided_at = ${at}, void_reason = 'repaired'
    where prefecture = ${prefecture} and voided_at is null
      and kind <> all(${kinds.map(({ kind }) => kind)})`.execute(trx);
}

export async function repairForerunners(trx: Transaction, prefecture: string): Promise<void> {
  await sql`
    update countables c set forerunner_prefecture = l.f_prefecture, forerunner_county = l.f_county,
      forerunner_town = l.f_town, forerunner_site = l.f_site
    from (${LINKED(prefecture)}) l
    where c.prefecture = ${prefecture} and c.id = l.id and ${LINKED_WRONG}`.execute(trx);
}

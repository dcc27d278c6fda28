import { sql, type RawBuilder } from 'kysely';
import { COUNTABLES, gradedKindsOf, isClaim, type CountedAs } from '@yizhan/domain';
import type { Reader, Transaction } from '../../app/db/database.ts';
import { bestProofs } from '../evidence/standing.sql.ts';
import type { ProofSource } from '../evidence/types.ts';
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

const FACTS = [
  'day',
  'subject_id',
  'person_id',
  'employer_id',
  'site_id',
  'region_code',
  'amount',
  'grade',
  'is_repeat',
] as const;
const facts = (alias: string) => sql.join(FACTS.map((column) => sql.ref(`${alias}.${column}`)));
const STORED = FACTS.filter((column) => column !== 'is_repeat');

/** Rows of a kind that count, and those that repeat them. */
const live = (prefecture: string, kind: CountedAs) => sql`(
  select c.*, c.void_reason is not distinct from 'repeat' as is_repeat from countables c
  where c.prefecture = ${prefecture} and c.kind = ${kind} and (c.voided_at is null or c.void_reason = 'repeat'))`;

/** What the records and the proofs that stand say of a kind: its rows, with grade and whether they repeat another. */
function ought(prefecture: string, { kind, rebuild }: CountedKind, all: readonly ProofSource[]) {
  if (!isClaim(kind))
    return sql`(select r.*, null::smallint as grade, false as is_repeat from (${rebuild(prefecture)}) r)`;
  const { episodeDays } = COUNTABLES[kind];
  const graded = sql`
    select r.*, coalesce(g.rank, 4)::smallint as own_grade
    from (${rebuild(prefecture)}) r left join (${bestProofs(all, kind, prefecture, null)}) g using (source_id)`;
  if (episodeDays === null)
    return sql`(select r.*, r.own_grade as grade, false as is_repeat from (${graded}) r)`;
  const order = sql`(partition by subject_id, employer_id order by day, source_id)`;
  return sql`(
    select e.*,
      case when employer_id is null then own_grade
        else min(own_grade) over (partition by subject_id, employer_id, episode) end as grade
    from (
      select r.*, count(*) filter (where not is_repeat) over ${order} as episode
      from (
        select r.*, employer_id is not null and coalesce(day - lag(day) over ${order} <= ${episodeDays}::int, false)
          as is_repeat
        from (${graded}) r
      ) r
    ) e)`;
}

/** The kinds under which a kind's rows are counted, each with what its rows ought to be. */
function countedAs(
  prefecture: string,
  counted: CountedKind,
  all: readonly ProofSource[],
): Array<{ kind: CountedAs; rows: RawBuilder<unknown> }> {
  const rows = ought(prefecture, counted, all);
  return [
    { kind: counted.kind, rows },
    ...gradedKindsOf(counted.kind).map(({ kind, rank }) => ({
      kind,
      rows: sql`(select * from ${rows} o where not o.is_repeat and o.grade <= ${rank}::int)`,
    })),
  ];
}

/** Compares the rows of one kind with the records, and those counted by its grades. */
export async function compareRows(
  db: Reader,
  prefecture: string,
  counted: CountedKind,
  all: readonly ProofSource[],
): Promise<RowDifference[]> {
  const differences: RowDifference[] = [];
  for (const { kind, rows: expected } of countedAs(prefecture, counted, all)) {
    const { rows } = await sql<RowDifference>`
      select ${kind}::text as kind, coalesce(e.source_id, a.source_id) as "sourceId", coalesce(e.day, a.day) as day,
        case when a.source_id is null then 'missing' when e.source_id is null then 'surplus' else 'differs' end as what
      from ${expected} e full join ${live(prefecture, kind)} a on a.source_id = e.source_id
      where a.source_id is null or e.source_id is null or (${facts('a')}) is distinct from (${facts('e')})
      order by 3, 2`.execute(db);
    differences.push(...rows);
  }
  return differences;
}

function known(kinds: readonly CountedKind[]): CountedAs[] {
  return kinds.flatMap(({ kind }) => [kind, ...gradedKindsOf(kind).map((graded) => graded.kind)]);
}

/** Rows of kinds that no module counts. */
export async function compareKinds(
  db: Reader,
  prefecture: string,
  kinds: readonly CountedKind[],
): Promise<RowDifference[]> {
  const { rows } = await sql<RowDifference>`
    select kind, 'surplus' as what, day, source_id as "sourceId" from countables
    where prefecture = ${prefecture} and voided_at is null and kind <> all(${known(kinds)})
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
  counted: CountedKind,
  all: readonly ProofSource[],
  at: Date,
): Promise<void> {
  const columns = sql.join(STORED.map((column) => sql.ref(column)));
  const { source } = COUNTABLES[counted.kind];
  for (const { kind, rows } of countedAs(prefecture, counted, all)) {
    await sql`
      update countables c set voided_at = ${at}, void_reason = 'repaired'
      from ${live(prefecture, kind)} a
      where c.prefecture = ${prefecture} and c.id = a.id and not exists (
        select 1 from ${rows} e
        where e.source_id = a.source_id and (${facts('a')}) is not distinct from (${facts('e')}))`.execute(
      trx,
    );
    await sql`
      insert into countables (prefecture, id, kind, source, source_id, counted_at, ${columns}, voided_at, void_reason)
      select ${prefecture}, gen_random_uuid(), ${kind}, ${source}, e.source_id, ${at},
        ${sql.join(STORED.map((column) => sql.ref(`e.${column}`)))},
        case when e.is_repeat then ${at}::timestamptz end, case when e.is_repeat then 'repeat' end
      from ${rows} e
      where not exists (select 1 from ${live(prefecture, kind)} a where a.source_id = e.source_id)`.execute(
      trx,
    );
  }
}

/** Prefectures with claims that were counted before there were grades. */
export async function prefecturesUngraded(db: Reader, claims: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ prefecture: string }>`
    select distinct prefecture from countables
    where voided_at is null and grade is null and kind = any(${[...claims]}) order by 1`.execute(db);
  return rows.map(({ prefecture }) => prefecture);
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
      and kind <> all(${known(kinds)})`.execute(trx);
}

export async function repairForerunners(trx: Transaction, prefecture: string): Promise<void> {
  await sql`
    update countables c set forerunner_prefecture = l.f_prefecture, forerunner_county = l.f_county,
      forerunner_town = l.f_town, forerunner_site = l.f_site
    from (${LINKED(prefecture)}) l
    where c.prefecture = ${prefecture} and c.id = l.id and ${LINKED_WRONG}`.execute(trx);
}

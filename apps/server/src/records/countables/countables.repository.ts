import { sql } from 'kysely';
import type { CountableKind, Forerunners } from '@yizhan/domain';
import type { Transaction } from '../../app/db/database.ts';

/** A counting row, as the write of a change sees it. */
export interface LiveRow {
  readonly id: string;
  readonly kind: CountableKind;
  readonly day: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly employerId: string | null;
  readonly siteId: string | null;
  readonly regionCode: string;
  readonly amount: number;
  readonly sourceId: string;
  readonly actionId: string | null;
  readonly grade: number | null;
  readonly forerunners: Forerunners;
}

/** Selects subjects. All rows of a subject are loaded together, because each depends on the previous one. */
export interface LiveFilter {
  readonly subjects: readonly string[];
  readonly sources: readonly string[];
  /** People who may appear in rows about another subject. */
  readonly people: readonly string[];
  /** Actions that counted rows, or voided them. */
  readonly actions: readonly string[];
  /** Null for all. */
  readonly kinds: readonly CountableKind[] | null;
}

type StoredRow = Omit<LiveRow, 'forerunners'> & {
  readonly [level in `f_${keyof Forerunners}`]: string | null;
};

const COLUMNS = sql`id, kind, day, subject_id as "subjectId", person_id as "personId", employer_id as "employerId",
  site_id as "siteId", region_code as "regionCode", amount, source_id as "sourceId", action_id as "actionId", grade,
  forerunner_prefecture as f_prefecture, forerunner_county as f_county, forerunner_town as f_town,
  forerunner_site as f_site`;

function rowOf({ f_prefecture, f_county, f_town, f_site, ...row }: StoredRow): LiveRow {
  return {
    ...row,
    forerunners: { prefecture: f_prefecture, county: f_county, town: f_town, site: f_site },
  };
}

/** The counting rows of some subjects. */
export async function readLive(
  trx: Transaction,
  prefecture: string,
  { subjects, sources, people, actions, kinds }: LiveFilter,
): Promise<LiveRow[]> {
  const subjectsWhere = (condition: ReturnType<typeof sql>, ids: readonly string[]) =>
    ids.length === 0
      ? []
      : [
          sql`
          select subject_id from countables
          where prefecture = ${prefecture} and ${condition} = any(${[...ids]}::uuid[])`,
        ];
  const wanted = [
    sql`select unnest(${[...subjects]}::uuid[])`,
    ...subjectsWhere(sql`voided_at is null and source_id`, sources),
    ...subjectsWhere(sql`voided_at is null and person_id <> subject_id and person_id`, people),
    ...subjectsWhere(sql`voided_at is null and action_id`, actions),
    ...subjectsWhere(sql`void_action_id`, actions),
  ];
  const { rows } = await sql<StoredRow>`
    select ${COLUMNS} from countables
    where prefecture = ${prefecture} and voided_at is null
      and subject_id = any(array(${sql.join(wanted, sql` union `)}))
      and ${kinds === null ? sql`true` : sql`kind = any(${[...kinds]})`}`.execute(trx);
  return rows.map(rowOf);
}

/** Rows that some actions voided, as they were. */
export async function readVoidedBy(
  trx: Transaction,
  prefecture: string,
  actions: readonly string[],
): Promise<Array<LiveRow & { readonly voidActionId: string }>> {
  const { rows } = await sql<StoredRow & { voidActionId: string }>`
    select ${COLUMNS}, void_action_id as "voidActionId" from countables
    where prefecture = ${prefecture} and void_action_id = any(${[...actions]}::uuid[])
    order by voided_at, id`.execute(trx);
  return rows.map(({ voidActionId, ...row }) => ({ ...rowOf(row), voidActionId }));
}

export interface Voiding {
  readonly id: string;
  readonly reason: 'changed' | 'mistake' | 'taken_back' | 'merged';
  /** The action that voided the row, if there was one. */
  readonly actionId: string | null;
}

export async function voidRows(
  trx: Transaction,
  prefecture: string,
  voidings: readonly Voiding[],
  at: Date,
): Promise<void> {
  await sql`
    update countables c set voided_at = ${at}, void_reason = v.reason, void_action_id = v."actionId"
    from jsonb_to_recordset(${JSON.stringify(voidings)}::jsonb) as v(id uuid, reason text, "actionId" uuid)
    where c.prefecture = ${prefecture} and c.id = v.id`.execute(trx);
}

/** Voided rows keep their subject too, because the voiding action may be taken back. */
export async function repointVoided(
  trx: Transaction,
  prefecture: string,
  from: string,
  to: string,
): Promise<void> {
  await sql`
    update countables set subject_id = ${to}, person_id = case when person_id = ${from} then ${to} else person_id end
    where prefecture = ${prefecture} and subject_id = ${from} and voided_at is not null`.execute(trx);
}

/** Writes the person of some rows, and the forerunners that follow from it. */
export async function relinkRows(
  trx: Transaction,
  prefecture: string,
  rows: readonly LiveRow[],
): Promise<void> {
  const list = JSON.stringify(
    rows.map(({ id, subjectId, personId, forerunners }) => ({ id, subjectId, personId, ...forerunners })),
  );
  await sql`
    update countables c set subject_id = r."subjectId", person_id = r."personId",
      forerunner_prefecture = r.prefecture, forerunner_county = r.county, forerunner_town = r.town,
      forerunner_site = r.site
    from jsonb_to_recordset(${list}::jsonb) as r(id uuid, "subjectId" uuid, "personId" uuid, prefecture date,
      county date, town date, site date)
    where c.prefecture = ${prefecture} and c.id = r.id`.execute(trx);
}

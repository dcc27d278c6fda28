import { sql } from 'kysely';
import {
  gradedKindsOf,
  type ClaimKind,
  type CountableKind,
  type CountedAs,
  type EpisodeRow,
  type Forerunners,
} from '@yizhan/domain';
import type { Reader, Transaction } from '../../app/db/database.ts';

/** A counting row, or one that repeats another of its episode, as the write of a change sees it. */
export interface LiveRow {
  readonly id: string;
  readonly kind: CountedAs;
  readonly day: string;
  readonly subjectId: string;
  readonly personId: string | null;
  readonly employerId: string | null;
  readonly siteId: string | null;
  readonly regionCode: string;
  readonly amount: number;
  readonly sourceId: string;
  readonly actionId: string | null;
  /** 1 is the best; null for kinds that claim nothing. */
  readonly grade: number | null;
  /** It does not count, because an earlier row of its episode does; voided until that changes. */
  readonly isRepeat: boolean;
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
  void_reason is not distinct from 'repeat' as "isRepeat", forerunner_prefecture as f_prefecture,
  forerunner_county as f_county, forerunner_town as f_town, forerunner_site as f_site`;

function rowOf({ f_prefecture, f_county, f_town, f_site, ...row }: StoredRow): LiveRow {
  return {
    ...row,
    forerunners: { prefecture: f_prefecture, county: f_county, town: f_town, site: f_site },
  };
}

/** Rows that count, or would if an earlier one of their episode did not. */
const LIVE = sql`(voided_at is null or void_reason = 'repeat')`;

/** The counting rows of some subjects, and those that repeat them. */
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
    ...subjectsWhere(sql`void_reason = 'repeat' and source_id`, sources),
    ...subjectsWhere(sql`voided_at is null and person_id <> subject_id and person_id`, people),
    ...subjectsWhere(sql`voided_at is null and action_id`, actions),
    ...subjectsWhere(sql`void_reason = 'repeat' and action_id`, actions),
    ...subjectsWhere(sql`void_action_id`, actions),
  ];
  const { rows } = await sql<StoredRow>`
    select ${COLUMNS} from countables
    where prefecture = ${prefecture} and ${LIVE}
      and subject_id = any(array(${sql.join(wanted, sql` union `)}))
      and ${kinds === null ? sql`true` : sql`kind = any(${withGraded(kinds)})`}`.execute(trx);
  return rows.map(rowOf);
}

function withGraded(kinds: readonly CountableKind[]): CountedAs[] {
  return kinds.flatMap((kind) => [kind, ...gradedKindsOf(kind).map((graded) => graded.kind)]);
}

export interface ClaimRow extends EpisodeRow {
  readonly kind: ClaimKind;
  readonly grade: number | null;
  readonly isRepeat: boolean;
}

/** What a person counts as, of some kinds, with rows that repeat others. */
export async function listClaims(
  db: Reader,
  prefecture: string,
  personId: string,
  kinds: readonly ClaimKind[],
): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select kind, day, source_id as "sourceId", employer_id as "employerId", site_id as "siteId",
      region_code as "regionCode", grade, void_reason is not distinct from 'repeat' as "isRepeat"
    from countables
    where prefecture = ${prefecture} and subject_id = ${personId}::uuid and kind = any(${[...kinds]}) and ${LIVE}
    order by day, source_id`.execute(db);
  return rows;
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
  readonly reason: 'changed' | 'mistake' | 'taken_back' | 'merged' | 'repeat';
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

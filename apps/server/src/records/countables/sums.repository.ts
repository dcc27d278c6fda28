import { sql } from 'kysely';
import type { CountableChange, CountableSum, SumKey } from '@yizhan/domain';
import type { Reader, Transaction } from '../../app/db/database.ts';

/** Each prefecture's sums have one writer at a time; false when there is another. */
export async function tryLockSums(trx: Transaction, prefecture: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`countable sums ${prefecture}`}, 0)) as locked`.execute(
    trx,
  );
  return rows[0]?.locked === true;
}

export async function lockSums(trx: Transaction, prefecture: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`countable sums ${prefecture}`}, 0))`.execute(
    trx,
  );
}

/** Prefectures with pending changes. */
export async function prefecturesWithChanges(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('countable_changes')
    .select('prefecture')
    .distinct()
    .orderBy('prefecture')
    .execute();
  return rows.map(({ prefecture }) => prefecture);
}

type ChangeRow = Omit<CountableChange, 'forerunners'> & {
  readonly f_prefecture: string | null;
  readonly f_county: string | null;
  readonly f_town: string | null;
  readonly f_site: string | null;
};

const COLUMNS = sql`kind, day, region_code as "regionCode", site_id as "siteId", amount,
  forerunner_prefecture as f_prefecture, forerunner_county as f_county, forerunner_town as f_town,
  forerunner_site as f_site`;

function changeOf({ f_prefecture, f_county, f_town, f_site, ...row }: ChangeRow): CountableChange {
  return { ...row, forerunners: { prefecture: f_prefecture, county: f_county, town: f_town, site: f_site } };
}

/** Takes pending changes, at most `limit`. */
export async function takeChanges(
  trx: Transaction,
  prefecture: string,
  limit: number,
): Promise<CountableChange[]> {
  const { rows } = await sql<ChangeRow>`
    delete from countable_changes where prefecture = ${prefecture} and id = any(array(
      select id from countable_changes where prefecture = ${prefecture} order by id limit ${limit}))
    returning sign, ${COLUMNS}`.execute(trx);
  return rows.map(changeOf);
}

/** The pending changes, without taking them. */
export async function readChanges(db: Reader, prefecture: string): Promise<CountableChange[]> {
  const { rows } = await sql<ChangeRow>`
    select sign, ${COLUMNS} from countable_changes where prefecture = ${prefecture}`.execute(db);
  return rows.map(changeOf);
}

/** The counting rows, in batches, each as the change it began with. */
export async function* readRowsAsChanges(
  db: Reader,
  prefecture: string,
  portion = 20_000,
): AsyncGenerator<CountableChange[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<ChangeRow & { id: string }>`
      select id, 1 as sign, ${COLUMNS} from countables
      where prefecture = ${prefecture} and voided_at is null and id > ${after}::uuid order by id limit ${portion}`.execute(
      db,
    );
    if (rows.length === 0) return;
    yield rows.map(changeOf);
    after = rows.at(-1)?.id ?? after;
  }
}

const SUM = sql`kind, level, area, span, at, rows, amount, repeats_by_days as "repeatsByDays",
  repeats_by_months as "repeatsByMonths", followed_by_months as "followedByMonths"`;

/** The existing sums of some keys. */
export async function readSums(
  db: Reader,
  prefecture: string,
  keys: readonly SumKey[],
): Promise<CountableSum[]> {
  const list = JSON.stringify(
    keys.map(({ kind, level, area, span, at }) => ({ kind, level, area, span, at })),
  );
  const { rows } = await sql<CountableSum>`
    select ${SUM} from countable_sums s
    join jsonb_to_recordset(${list}::jsonb) as k(kind text, level text, area text collate "C", span text, at date)
      using (kind, level, area, span, at)
    where s.prefecture = ${prefecture}`.execute(db);
  return rows;
}

/** Every sum of a prefecture. */
export async function readAllSums(db: Reader, prefecture: string): Promise<CountableSum[]> {
  const { rows } = await sql<CountableSum>`
    select ${SUM} from countable_sums where prefecture = ${prefecture}`.execute(db);
  return rows;
}

const SUMS_AT_ONCE = 5_000;

/** Writes sums, replacing those under their keys. */
export async function writeSums(
  trx: Transaction,
  prefecture: string,
  sums: readonly CountableSum[],
): Promise<void> {
  for (let at = 0; at < sums.length; at += SUMS_AT_ONCE) {
    const list = JSON.stringify(sums.slice(at, at + SUMS_AT_ONCE));
    await sql`
      insert into countable_sums (prefecture, kind, level, area, span, at, rows, amount, repeats_by_days,
        repeats_by_months, followed_by_months)
      select ${prefecture}, kind, level, area, span, at, rows, amount, "repeatsByDays", "repeatsByMonths",
        "followedByMonths"
      from jsonb_to_recordset(${list}::jsonb) as s(kind text, level text, area text, span text, at date, rows integer,
        amount bigint, "repeatsByDays" integer[], "repeatsByMonths" integer[], "followedByMonths" integer[])
      on conflict (kind, level, span, area, at, prefecture) do update set rows = excluded.rows,
        amount = excluded.amount, repeats_by_days = excluded.repeats_by_days,
        repeats_by_months = excluded.repeats_by_months, followed_by_months = excluded.followed_by_months`.execute(
      trx,
    );
  }
}

/** Drops the sums of a prefecture and their pending changes. */
export async function dropSums(trx: Transaction, prefecture: string): Promise<void> {
  await trx.deleteFrom('countable_changes').where('prefecture', '=', prefecture).execute();
  await trx.deleteFrom('countable_sums').where('prefecture', '=', prefecture).execute();
}

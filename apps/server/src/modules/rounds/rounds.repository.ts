import { sql, type InsertObject, type Selectable, type UpdateObject } from 'kysely';
import type { Database, DB, Reader, Transaction } from '../../app/db/database.ts';
import type { BuiltOn } from './solving/messages.ts';

export type RoundRow = Selectable<DB['matching_rounds']>;
/** With the publication time of the round it was built on. */
export type ListedRound = RoundRow & { readonly built_on_at: Date | null };
export type Pass = 'first' | 'second';

/** States in which a process works on a round, or is about to. */
export const UNDER_WAY = ['queued', 'running', 'publishing'] as const;

/** False when a round of the region is already in progress. */
export async function insertRound(
  trx: Transaction,
  row: InsertObject<DB, 'matching_rounds'>,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('matching_rounds')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('region_code')
        // Literally the index's predicate: with parameters it would not be recognised.
        .where(sql<boolean>`state in ('queued', 'running', 'publishing')`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

const builtOnAt = sql<Date | null>`(select b.finished_at from matching_rounds b
  where b.id = matching_rounds.built_on)`.as('built_on_at');

export async function findRound(db: Reader, id: string): Promise<ListedRound | undefined> {
  return db
    .selectFrom('matching_rounds')
    .selectAll()
    .select(builtOnAt)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The visible round. */
export async function findPublished(db: Reader, region: string, pass: Pass): Promise<RoundRow | undefined> {
  return db
    .selectFrom('published_rounds')
    .innerJoin('matching_rounds', 'matching_rounds.id', 'published_rounds.round_id')
    .selectAll('matching_rounds')
    .where('published_rounds.region_code', '=', region)
    .where('published_rounds.pass', '=', pass)
    .executeTakeFirst();
}

/** Records the starting point of a round being solved. */
export async function noteBuiltOn(db: Database, id: string, builtOn: BuiltOn | null): Promise<void> {
  await db
    .updateTable('matching_rounds')
    .set(builtOnColumns(builtOn))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

export function builtOnColumns(builtOn: BuiltOn | null) {
  return {
    built_on: builtOn?.roundId ?? null,
    changed_seekers: builtOn?.seekers ?? null,
    changed_vacancies: builtOn?.vacancies ?? null,
  };
}

export async function findRoundForUpdate(trx: Transaction, id: string): Promise<RoundRow | undefined> {
  return trx.selectFrom('matching_rounds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function updateRound(
  trx: Transaction,
  id: string,
  change: UpdateObject<DB, 'matching_rounds'>,
): Promise<void> {
  await trx.updateTable('matching_rounds').set(change).where('id', '=', id).execute();
}

/**
 * Records the progress of a round, unless somebody ended it in the meantime. Returns its state, which tells the solving
 * process that it was cancelled.
 */
export async function reportProgress(
  db: Database,
  id: string,
  progress: { stage: string; done: number; total: number; at: Date },
): Promise<string | null> {
  const { stage, done, total, at } = progress;
  const updated = await db
    .updateTable('matching_rounds')
    .set({ stage, done, total, heartbeat_at: at })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'publishing'])
    .returning('state')
    .executeTakeFirst();
  return updated?.state ?? (await findRound(db, id))?.state ?? null;
}

/** By id, in no order. */
export async function findRounds(db: Reader, ids: readonly string[]): Promise<ListedRound[]> {
  return db
    .selectFrom('matching_rounds')
    .selectAll()
    .select(builtOnAt)
    .where('id', 'in', [...ids])
    .execute();
}

/** Rounds in progress without a sign of life since `before`, oldest first. */
export async function listSilent(db: Reader, before: Date): Promise<Array<{ id: string }>> {
  return db
    .selectFrom('matching_rounds')
    .select('id')
    .where('state', 'in', [...UNDER_WAY])
    .where((eb) =>
      eb.or([
        eb('heartbeat_at', '<', before),
        eb.and([eb('heartbeat_at', 'is', null), eb('created_at', '<', before)]),
      ]),
    )
    .orderBy('created_at')
    .execute();
}

export async function isUnderWay(db: Reader, region: string, pass: Pass): Promise<boolean> {
  const row = await db
    .selectFrom('matching_rounds')
    .select('id')
    .where('region_code', 'like', `${region}%`)
    .where('pass', '=', pass)
    .where('state', 'in', [...UNDER_WAY])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When the latest first pass of a province was published, and which second pass is visible. */
export async function listPublications(
  db: Reader,
  province: string,
): Promise<{ first: Date | null; second: { round_id: string; published_at: Date } | null }> {
  const first = await db
    .selectFrom('published_rounds')
    .select(({ fn }) => fn.max('published_at').as('at'))
    .where('region_code', 'like', `${province}__`)
    .where('pass', '=', 'first')
    .executeTakeFirst();
  const second = await db
    .selectFrom('published_rounds')
    .select(['round_id', 'published_at'])
    .where('region_code', '=', province)
    .where('pass', '=', 'second')
    .executeTakeFirst();
  return { first: first?.at ?? null, second: second ?? null };
}

export async function unpublish(trx: Transaction, region: string, pass: Pass): Promise<void> {
  await trx
    .deleteFrom('published_rounds')
    .where('region_code', '=', region)
    .where('pass', '=', pass)
    .execute();
}

export interface PrefectureCounts {
  readonly prefecture: string;
  readonly seekers: number;
  readonly vacancies: number;
  readonly places: number;
  readonly published_at: Date | null;
  readonly current: string | null;
}

/** Prefectures in or around some regions that have people or open vacancies, with the state of their rounds. */
export async function countPrefectures(db: Reader, regions: readonly string[]): Promise<PrefectureCounts[]> {
  const inside = regions.map((region) => `${region.slice(0, 4)}%`);
  const { rows } = await sql<PrefectureCounts>`
    with people as (
      select prefecture, count(*)::int as seekers from seekers
      where status = 'active' and prefecture like any(${inside}::text[]) group by prefecture),
    posts as (
      select prefecture, count(*)::int as vacancies, sum(greatest(headcount - hired_count, 0))::int as places
      from vacancies
      where status = 'published' and prefecture like any(${inside}::text[]) group by prefecture)
    select prefecture, coalesce(people.seekers, 0) as seekers, coalesce(posts.vacancies, 0) as vacancies,
      coalesce(posts.places, 0) as places, p.published_at, r.id as current
    from people full join posts using (prefecture)
    left join published_rounds p on p.region_code = prefecture and p.pass = 'first'
    left join matching_rounds r on r.region_code = prefecture and r.state in ('queued', 'running', 'publishing')
    order by prefecture`.execute(db);
  return rows;
}

// ── One at a time ──────────────────────────────────────────────────────────────────────────────────────────

const turn = (name: string) => sql`hashtextextended(${`matching round:${name}`}, 0)`;

/**
 * Does `work` while a connection holds the round: its lock disappears with the process. Null when another process is
 * working on it.
 */
export async function whileAlone<T>(
  db: Database,
  roundId: string,
  work: () => Promise<T>,
): Promise<{ value: T } | null> {
  return db.connection().execute(async (one) => {
    const { rows } = await sql<{
      free: boolean;
    }>`select pg_try_advisory_lock(${turn(roundId)}) as free`.execute(one);
    if (rows[0]?.free !== true) return null;
    try {
      return { value: await work() };
    } finally {
      await sql`select pg_advisory_unlock(${turn(roundId)})`.execute(one).catch(() => undefined);
    }
  });
}

/** Rounds of a province that end together take turns in deciding whether the second pass may begin. */
export async function lockProvince(trx: Transaction, province: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turn(province)})`.execute(trx);
}

// ── Checkpoints ────────────────────────────────────────────────────────────────────────────────────────────

export interface Checkpoint {
  readonly part: number;
  readonly frame: Buffer;
  readonly lists: Buffer;
}

export async function listCheckpoints(db: Reader, roundId: string): Promise<Checkpoint[]> {
  return db
    .selectFrom('round_checkpoints')
    .select(['part', 'frame', 'lists'])
    .where('round_id', '=', roundId)
    .orderBy('part')
    .execute();
}

/** Stores a part of a round, unless somebody has ended it meanwhile. */
export async function saveCheckpoint(db: Database, roundId: string, checkpoint: Checkpoint): Promise<void> {
  const { part, frame, lists } = checkpoint;
  // The lock waits for a concurrent end of the round, and makes it wait until there is something to drop.
  await sql`insert into round_checkpoints (round_id, part, frame, lists)
    select id, ${part}::integer, ${frame}::bytea, ${lists}::bytea from matching_rounds
    where id = ${roundId} and state in ('queued', 'running', 'publishing') for share
    on conflict (round_id, part) do update set frame = excluded.frame, lists = excluded.lists`.execute(db);
}

export async function dropCheckpoints(trx: Transaction, roundId: string): Promise<void> {
  await trx.deleteFrom('round_checkpoints').where('round_id', '=', roundId).execute();
}

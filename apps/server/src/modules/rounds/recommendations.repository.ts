import { sql } from 'kysely';
import type { Database, Reader, Transaction } from '../../app/db/database.ts';
import { byPrefecture, type Ref } from '../../app/ids.ts';
import type { Pass } from './rounds.repository.ts';

export interface Recommendation {
  readonly seeker: Ref;
  readonly rank: number;
  readonly vacancy: Ref;
  readonly score: number;
  readonly price: number;
  readonly standing: string;
  readonly overflow: boolean;
  readonly takeFirst: boolean;
}

/** Adds rows of a round that nobody reads yet; existing ones stay. */
export async function insertRecommendations(
  trx: Transaction,
  roundId: string,
  rows: readonly Recommendation[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into recommendations (prefecture, seeker_id, round_id, rank, vacancy_prefecture, vacancy_id, score, price,
      standing, overflow, take_first)
    select r.prefecture, r.seeker_id, ${roundId}::uuid, r.rank, r.vacancy_prefecture, r.vacancy_id, r.score, r.price,
      r.standing, r.overflow, r.take_first
    from unnest(
      ${rows.map(({ seeker }) => seeker.prefecture)}::text[],
      ${rows.map(({ seeker }) => seeker.id)}::uuid[],
      ${rows.map(({ rank }) => rank)}::int[],
      ${rows.map(({ vacancy }) => vacancy.prefecture)}::text[],
      ${rows.map(({ vacancy }) => vacancy.id)}::uuid[],
      ${rows.map(({ score }) => score)}::int[],
      ${rows.map(({ price }) => price)}::int[],
      ${rows.map(({ standing }) => standing)}::text[],
      ${rows.map(({ overflow }) => overflow)}::boolean[],
      ${rows.map(({ takeFirst }) => takeFirst)}::boolean[]
    ) as r(prefecture, seeker_id, rank, vacancy_prefecture, vacancy_id, score, price, standing, overflow, take_first)
    on conflict do nothing`.execute(trx);
}

/** Is looking for work, and has not refused the service. */
const mayBeRecommended = sql`s.status = 'active'
  and coalesce((select c.given from consents c where c.prefecture = s.prefecture and c.seeker_id = s.id
    and c.purpose = 'job_service' order by c.at desc, c.id desc limit 1),
    not exists (select from consents c where c.prefecture = s.prefecture and c.seeker_id = s.id))`;

/**
 * Removes from a round what changed while it was solved: vacancies that closed or filled, people who found work, left
 * or withdrew their consent. Returns how many rows were removed.
 */
export async function dropStale(
  trx: Transaction,
  roundId: string,
  region: string,
  today: string,
): Promise<number> {
  const { rows: vacancies } = await sql<Ref>`
    select distinct vacancy_prefecture as prefecture, vacancy_id as id from recommendations
    where round_id = ${roundId}::uuid and prefecture like ${`${region}%`}`.execute(trx);
  const closed: Ref[] = [];
  for (const [prefecture, ids] of byPrefecture(vacancies)) {
    const open = new Set(await listTakingPeople(trx, prefecture, ids, today));
    closed.push(...ids.flatMap((id) => (open.has(id) ? [] : [{ prefecture, id }])));
  }
  const { rows: homes } = await sql<{ prefecture: string }>`
    select distinct prefecture from recommendations
    where round_id = ${roundId}::uuid and prefecture like ${`${region}%`}`.execute(trx);
  let gone = 0;
  for (const { prefecture } of homes) {
    const { rows: left } = await sql<{ id: string }>`
      select distinct r.seeker_id as id from recommendations r
      where r.prefecture = ${prefecture} and r.round_id = ${roundId}::uuid and not exists (
        select from seekers s
        where s.prefecture = r.prefecture and s.id = r.seeker_id and ${mayBeRecommended})`.execute(trx);
    const { numAffectedRows } = await sql`
      delete from recommendations r
      where r.prefecture = ${prefecture} and r.round_id = ${roundId}::uuid
        and (r.seeker_id = any(${left.map(({ id }) => id)}::uuid[])
          or (r.vacancy_prefecture, r.vacancy_id) in (
            select * from unnest(${closed.map((ref) => ref.prefecture)}::text[], ${closed.map(({ id }) => id)}::uuid[])))`.execute(
      trx,
    );
    gone += Number(numAffectedRows ?? 0);
  }
  return gone;
}

/** The vacancies, among some of one prefecture, that can still take people. */
async function listTakingPeople(
  db: Reader,
  prefecture: string,
  ids: readonly string[],
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from vacancies v join employers e on e.prefecture = v.prefecture and e.id = v.employer_id
    where v.prefecture = ${prefecture} and v.id = any(${[...ids]}::uuid[]) and v.status = 'published'
      and v.headcount > v.hired_count and (v.expires_on is null or v.expires_on >= ${today}::date)
      and (e.blacklisted_at is null or e.blacklist_until < ${today}::date)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Makes a round the visible one. Returns the one it replaces. */
export async function switchTo(
  trx: Transaction,
  round: { id: string; region: string; pass: Pass; at: Date },
): Promise<string | null> {
  const before = await trx
    .selectFrom('published_rounds')
    .select('round_id')
    .where('region_code', '=', round.region)
    .where('pass', '=', round.pass)
    .forUpdate()
    .executeTakeFirst();
  await trx
    .insertInto('published_rounds')
    .values({ region_code: round.region, pass: round.pass, round_id: round.id, published_at: round.at })
    .onConflict((conflict) =>
      conflict.columns(['region_code', 'pass']).doUpdateSet({ round_id: round.id, published_at: round.at }),
    )
    .execute();
  return before?.round_id ?? null;
}

export interface PublishedRow {
  readonly vacancy_prefecture: string;
  readonly vacancy_id: string;
  readonly standing: string;
  readonly overflow: boolean;
}

/**
 * What rounds published since `since` recommend to a person, in the order to take it: at home and, from a second pass,
 * further away. One statement, so that it sees a switch completely or not at all.
 */
export async function listPublished(db: Reader, seeker: Ref, since: Date): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select r.vacancy_prefecture, r.vacancy_id, r.standing, r.overflow
    from published_rounds p
    join recommendations r on r.round_id = p.round_id
    join seekers s on s.prefecture = r.prefecture and s.id = r.seeker_id and ${mayBeRecommended}
    where r.prefecture = ${seeker.prefecture} and r.seeker_id = ${seeker.id}::uuid
      and p.region_code in (${seeker.prefecture}, ${seeker.prefecture.slice(0, 2)}) and p.published_at > ${since}
    order by r.take_first desc, r.score desc, r.vacancy_prefecture, r.vacancy_id`.execute(db);
  return rows;
}

/** How many places the published first passes of a province have given away, by vacancy. */
export async function listGiven(
  db: Reader,
  province: string,
): Promise<Array<{ prefecture: string; id: string; given: number; per_seeker: number }>> {
  const { rows } = await sql<{ prefecture: string; id: string; given: number; per_seeker: number }>`
    select r.vacancy_prefecture as prefecture, r.vacancy_id as id, count(*)::int as given, m.per_seeker
    from published_rounds p
    join matching_rounds m on m.id = p.round_id
    join recommendations r on r.round_id = p.round_id and r.prefecture = p.region_code
    where p.pass = 'first' and p.region_code like ${`${province}%`} and not r.overflow
    group by r.vacancy_prefecture, r.vacancy_id, m.per_seeker
    order by 1, 2`.execute(db);
  return rows;
}

const travels = sql`s.status = 'active' and (s.accepts_dispatch
  or exists (select from unnest(s.wanted_regions) as w(code) where w.code not like s.prefecture || '%'))`;

/** People of a province who would work outside their own prefecture, in the order of their keys. */
export async function listTravellers(db: Reader, province: string): Promise<Ref[]> {
  const { rows } = await sql<Ref>`
    select s.prefecture, s.id from seekers s
    where s.prefecture like ${`${province}%`} and ${travels} order by s.prefecture, s.id`.execute(db);
  return rows;
}

/** Whether anybody of the province would travel further, and there is work in more than one prefecture. */
export async function needsSecondPass(db: Reader, province: string): Promise<boolean> {
  const { rows: travellers } = await sql<Ref>`
    select s.prefecture, s.id from seekers s
    where s.prefecture like ${`${province}%`} and ${travels} limit 1`.execute(db);
  if (travellers.length === 0) return false;
  const { rows } = await sql<{ prefectures: number }>`
    select count(distinct prefecture)::int as prefectures from vacancies
    where prefecture like ${`${province}%`} and status = 'published'`.execute(db);
  return (rows[0]?.prefectures ?? 0) > 1;
}

/** Rounds that ended or were replaced and still have rows. */
export async function listLeftovers(db: Reader): Promise<string[]> {
  const { rows: ended } = await sql<{ id: string }>`
    select m.id from matching_rounds m
    where m.state in ('superseded', 'cancelled', 'failed')
      and not exists (select from published_rounds p where p.round_id = m.id)
    order by m.created_at`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select distinct round_id as id from recommendations
    where round_id = any(${ended.map(({ id }) => id)}::uuid[])`.execute(db);
  const left = new Set(rows.map(({ id }) => id));
  return ended.flatMap(({ id }) => (left.has(id) ? [id] : []));
}

/** Removes some rows of a round. Returns how many. */
export async function deleteSome(db: Database, roundId: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from recommendations where (prefecture, seeker_id, round_id, rank) in (
      select prefecture, seeker_id, round_id, rank from recommendations
      where round_id = ${roundId}::uuid limit ${limit})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

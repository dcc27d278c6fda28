import { sql, type InsertObject, type Selectable } from 'kysely';
import { type DB, type Reader, type Transaction, type Unmoved } from '../../app/db/database.ts';
import { byPrefecture, type Ref } from '../../app/ids.ts';

export type EmployerRecord = Selectable<DB['employers']>;
export type EmployerRowValues = InsertObject<DB, 'employers'>;
/** Only the flows write verification and standing. */
export type EmployerChange = Unmoved<'employers', 'verification' | 'standing'>;

export interface EmployerRowRead extends Omit<EmployerRecord, 'search'> {
  readonly site_name: string | null;
  readonly open_vacancies: number;
  readonly open_headcount: number;
  readonly hires: number;
}

function employerQuery(db: Reader) {
  return db
    .selectFrom('employers as e')
    .leftJoin('sites as s', 's.id', 'e.site_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('vacancies as v')
          .select([
            sql<number>`count(*)::int`.as('open_vacancies'),
            sql<number>`coalesce(sum(v.headcount - v.hired_count), 0)::int`.as('open_headcount'),
          ])
          .whereRef('v.prefecture', '=', 'e.prefecture')
          .whereRef('v.employer_id', '=', 'e.id')
          .where('v.status', '=', 'published')
          .as('o'),
      (join) => join.onTrue(),
    )
    .select([
      'e.prefecture',
      'e.id',
      'e.kind',
      'e.name',
      'e.name_initials',
      'e.credit_code',
      'e.id_number_cipher',
      'e.id_number_mask',
      'e.industry',
      'e.size',
      'e.region_code',
      'e.address',
      'e.lng',
      'e.lat',
      'e.site_id',
      'e.contact_name',
      'e.contact_phone_cipher',
      'e.contact_phone_hmac',
      'e.contact_phone_mask',
      'e.business_scope',
      'e.verification',
      'e.verified_at',
      'e.verified_until',
      'e.verified_by_kind',
      'e.verified_by_id',
      'e.verified_by_name',
      'e.verification_note',
      'e.standing',
      'e.blacklisted_at',
      'e.blacklist_reason',
      'e.blacklist_until',
      'e.source',
      'e.last_contact_at',
      'e.version',
      'e.created_by_kind',
      'e.created_by_id',
      'e.created_by_name',
      'e.created_at',
      'e.updated_at',
      's.name as site_name',
    ])
    .select((eb) => [
      eb.fn.coalesce('o.open_vacancies', eb.lit(0)).as('open_vacancies'),
      eb.fn.coalesce('o.open_headcount', eb.lit(0)).as('open_headcount'),
    ]);
}

/**
 * Hires of some employers of one prefecture. They are counted apart from the employers, because a placement lies in its
 * person's prefecture, and nothing is joined across prefectures.
 */
async function countHires(
  db: Reader,
  prefecture: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('placements')
    .select(['employer_id', sql<number>`count(*)::int`.as('hires')])
    .where('vacancy_prefecture', '=', prefecture)
    .where('employer_id', 'in', [...ids])
    .where('hired_at', 'is not', null)
    .groupBy('employer_id')
    .execute();
  return new Map(rows.map(({ employer_id, hires }) => [employer_id, hires]));
}

/** With the counts that lists show, by id. */
export async function findEmployerRows(
  db: Reader,
  refs: readonly Ref[],
): Promise<ReadonlyMap<string, EmployerRowRead>> {
  const found = new Map<string, EmployerRowRead>();
  for (const [prefecture, ids] of byPrefecture(refs)) {
    const rows = await employerQuery(db)
      .where('e.prefecture', '=', prefecture)
      .where('e.id', 'in', ids)
      .execute();
    const hires = await countHires(db, prefecture, ids);
    rows.forEach((row) => found.set(row.id, { ...row, hires: hires.get(row.id) ?? 0 }));
  }
  return found;
}

export async function findEmployerRow(db: Reader, ref: Ref): Promise<EmployerRowRead | undefined> {
  return (await findEmployerRows(db, [ref])).get(ref.id);
}

/** The record with its row locked until the write ends. */
export async function findEmployerForUpdate(trx: Transaction, ref: Ref): Promise<EmployerRecord | undefined> {
  return trx
    .selectFrom('employers')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertEmployer(trx: Transaction, row: EmployerRowValues): Promise<void> {
  await trx.insertInto('employers').values(row).execute();
}

export async function updateEmployer(trx: Transaction, ref: Ref, row: EmployerChange): Promise<void> {
  await trx
    .updateTable('employers')
    .set(row)
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

export interface EmployerKey {
  readonly kind: 'credit_code' | 'id_number';
  readonly value: string;
}

/** Claims a key for an employer; returns its holder when it is already taken. */
export async function claimKey(trx: Transaction, key: EmployerKey, ref: Ref): Promise<Ref | null> {
  const claimed = await trx
    .insertInto('employer_keys')
    .values({ ...key, prefecture: ref.prefecture, employer_id: ref.id })
    .onConflict((conflict) => conflict.columns(['kind', 'value']).doNothing())
    .returning('employer_id')
    .executeTakeFirst();
  if (claimed !== undefined) return null;
  const holder = await findByKey(trx, key);
  return holder === null || (holder.prefecture === ref.prefecture && holder.id === ref.id) ? null : holder;
}

export async function findByKey(db: Reader, key: EmployerKey): Promise<Ref | null> {
  const row = await db
    .selectFrom('employer_keys')
    .select(['prefecture', 'employer_id'])
    .where('kind', '=', key.kind)
    .where('value', '=', key.value)
    .executeTakeFirst();
  return row === undefined ? null : { prefecture: row.prefecture, id: row.employer_id };
}

/** Digests of the ID number of a private person who employs. */
export async function listIdNumbersOf(db: Reader, ref: Ref): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('employer_keys')
    .select('value')
    .where('prefecture', '=', ref.prefecture)
    .where('employer_id', '=', ref.id)
    .where('kind', '=', 'id_number')
    .execute();
  return rows.map(({ value }) => Buffer.from(value, 'hex'));
}

export async function releaseKeys(
  trx: Transaction,
  ref: Ref,
  kind: EmployerKey['kind'],
  keep: string | null,
): Promise<void> {
  await trx
    .deleteFrom('employer_keys')
    .where('prefecture', '=', ref.prefecture)
    .where('employer_id', '=', ref.id)
    .where('kind', '=', kind)
    .$if(keep !== null, (query) => query.where('value', '<>', keep ?? ''))
    .execute();
}

/** Records whose verification ended before `today`, a batch at a time. */
export async function listEndedVerifications(
  db: Reader,
  today: string,
  limit: number,
): Promise<Array<Ref & { name: string; region_code: string }>> {
  return db
    .selectFrom('employers')
    .select(['prefecture', 'id', 'name', 'region_code'])
    .where('verification', '=', 'verified')
    .where('verified_until', '<', today)
    .orderBy('verified_until')
    .limit(limit)
    .execute();
}

/** Private persons who employed, of whom nothing was heard since `before`, and none of whose vacancies is open. */
export async function listForgottenPersons(
  db: Reader,
  before: Date,
  limit: number,
): Promise<Array<Ref & { region: string }>> {
  return db
    .selectFrom('employers as e')
    .select(['e.prefecture', 'e.id', 'e.region_code as region'])
    .where('e.kind', '=', 'person')
    .where('e.name', '<>', '已注销')
    .where('e.updated_at', '<', before)
    .where((eb) => eb.or([eb('e.last_contact_at', 'is', null), eb('e.last_contact_at', '<', before)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('vacancies as v')
            .select('v.id')
            .whereRef('v.prefecture', '=', 'e.prefecture')
            .whereRef('v.employer_id', '=', 'e.id')
            .where((inner) =>
              inner.or([
                inner('v.status', 'in', ['in_review', 'published']),
                inner('v.updated_at', '>=', before),
              ]),
            ),
        ),
      ),
    )
    .orderBy('e.updated_at')
    .limit(limit)
    .execute();
}

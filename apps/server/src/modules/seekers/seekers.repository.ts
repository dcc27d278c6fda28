import { sql, type InsertObject, type Selectable, type UpdateObject } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type SeekerRecord = Selectable<DB['seekers']>;

/** A row with the additional details for lists. */
export interface SeekerListRow extends SeekerRecord {
  readonly site_name: string | null;
  readonly groups: string[];
  readonly open_placements: number;
}

function withExtras(db: Reader, today: string) {
  return db
    .selectFrom('seekers as s')
    .leftJoin('sites', 'sites.id', 's.site_id')
    .selectAll('s')
    .select('sites.name as site_name')
    .select(
      sql<string[]>`(select coalesce(array_agg(distinct g."group"), '{}') from seeker_groups g
        where g.prefecture = s.prefecture and g.seeker_id = s.id and g.valid_from <= ${today}::date
          and (g.valid_until is null or g.valid_until >= ${today}::date))`.as('groups'),
    )
    .select(
      sql<number>`(select count(*)::int from placements p where p.prefecture = s.prefecture and p.seeker_id = s.id
        and p.status not in ('stopped', 'settled'))`.as('open_placements'),
    );
}

export async function findSeekerRow(db: Reader, ref: Ref, today: string): Promise<SeekerListRow | undefined> {
  return withExtras(db, today)
    .where('s.prefecture', '=', ref.prefecture)
    .where('s.id', '=', ref.id)
    .executeTakeFirst();
}

/** Rows by ids of one prefecture, in no order. */
export async function findSeekerRows(
  db: Reader,
  prefecture: string,
  ids: readonly string[],
  today: string,
): Promise<SeekerListRow[]> {
  if (ids.length === 0) return [];
  return withExtras(db, today)
    .where('s.prefecture', '=', prefecture)
    .where('s.id', 'in', [...ids])
    .execute();
}

export async function findSeekerForUpdate(trx: Transaction, ref: Ref): Promise<SeekerRecord | undefined> {
  return trx
    .selectFrom('seekers')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertSeeker(trx: Transaction, row: InsertObject<DB, 'seekers'>): Promise<void> {
  await trx.insertInto('seekers').values(row).execute();
}

export async function updateSeekerRow(
  trx: Transaction,
  ref: Ref,
  row: UpdateObject<DB, 'seekers'>,
): Promise<void> {
  await trx
    .updateTable('seekers')
    .set({ ...row, version: sql`version + 1` })
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

/** Records a contact; the record does not change, so the version stays. */
export async function touchSeeker(trx: Transaction, ref: Ref, at: Date | null): Promise<void> {
  await trx
    .updateTable('seekers')
    .set({ last_contact_at: at })
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

export type PersonKeyKind = 'id_number' | 'phone';

export async function findPersonKey(db: Reader, kind: PersonKeyKind, hmac: Buffer): Promise<Ref | null> {
  const row = await db
    .selectFrom('person_keys')
    .select(['prefecture', 'seeker_id'])
    .where('kind', '=', kind)
    .where('value_hmac', '=', hmac)
    .executeTakeFirst();
  return row === undefined ? null : { prefecture: row.prefecture, id: row.seeker_id };
}

/** Claims a number for a person. Returns its holder when it is already taken, else null. */
export async function claimPersonKey(
  trx: Transaction,
  kind: PersonKeyKind,
  hmac: Buffer,
  ref: Ref,
): Promise<Ref | null> {
  const claimed = await trx
    .insertInto('person_keys')
    .values({ kind, value_hmac: hmac, prefecture: ref.prefecture, seeker_id: ref.id })
    .onConflict((conflict) => conflict.constraint('person_keys_are_unique').doNothing())
    .returning('seeker_id')
    .executeTakeFirst();
  if (claimed !== undefined) return null;
  const holder = await findPersonKey(trx, kind, hmac);
  return holder === null || (holder.id === ref.id && holder.prefecture === ref.prefecture) ? null : holder;
}

export async function releasePersonKey(trx: Transaction, kind: PersonKeyKind, ref: Ref): Promise<void> {
  await trx
    .deleteFrom('person_keys')
    .where('kind', '=', kind)
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .execute();
}

export async function listGroups(db: Reader, ref: Ref) {
  return db
    .selectFrom('seeker_groups')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertConsent(trx: Transaction, row: InsertObject<DB, 'consents'>): Promise<void> {
  await trx.insertInto('consents').values(row).execute();
}

/** A person's latest decision on each purpose. */
export async function latestConsents(db: Reader, ref: Ref) {
  return db
    .selectFrom('consents')
    .distinctOn('purpose')
    .select(['purpose', 'given', 'at', 'channel'])
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .orderBy('purpose')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** People with the same name in the same prefecture, who may be the same person. */
export async function findNamesakes(
  db: Reader,
  prefecture: string,
  name: string,
  except: string,
): Promise<SeekerRecord[]> {
  return db
    .selectFrom('seekers')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where('name', '=', name)
    .where('id', '<>', except)
    .where('status', 'not in', ['merged', 'erased'])
    .orderBy('created_at')
    .limit(20)
    .execute();
}

/** Whether a person is on the way to work: referred or invited, and not yet hired. */
export async function hasOpenPlacement(db: Reader, ref: Ref): Promise<boolean> {
  const row = await db
    .selectFrom('placements')
    .select('id')
    .where('prefecture', '=', ref.prefecture)
    .where('seeker_id', '=', ref.id)
    .where('status', 'not in', ['stopped', 'settled', 'hired'])
    .executeTakeFirst();
  return row !== undefined;
}

/** Records merged into a record, and into those, locked in the order of their ids. */
export async function listMergedInto(trx: Transaction, ref: Ref): Promise<SeekerRecord[]> {
  const found: SeekerRecord[] = [];
  for (let into = [ref.id]; into.length > 0;) {
    const rows = await trx
      .selectFrom('seekers')
      .selectAll()
      .where('prefecture', '=', ref.prefecture)
      .where('merged_into', 'in', into)
      .orderBy('id')
      .forUpdate()
      .execute();
    found.push(...rows);
    into = rows.map(({ id }) => id);
  }
  return found;
}

/** People of a prefecture without a point who live in one of some divisions, in the order of their ids. */
export async function listHomesByDivision(
  db: Reader,
  prefecture: string,
  codes: readonly string[],
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('seekers')
    .select('id')
    .where('prefecture', '=', prefecture)
    .where('home_lng', 'is', null)
    .where('merged_into', 'is', null)
    .where(sql<boolean>`region_code like any(${codes.map((code) => `${code}%`)}::text[])`)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Names of people for lists of other nouns; merged and erased ones are omitted. */
export async function findSeekerTitles(
  db: Reader,
  prefecture: string,
  ids: readonly string[],
): Promise<Array<{ id: string; name: string }>> {
  return db
    .selectFrom('seekers')
    .select(['id', 'name'])
    .where('prefecture', '=', prefecture)
    .where('id', 'in', [...ids])
    .where('status', 'not in', ['merged', 'erased'])
    .execute();
}

/** People of whom nothing was heard since `before` and who are on the way to no work. */
function silentSince(db: Reader, before: Date) {
  return db
    .selectFrom('seekers as s')
    .where('s.status', 'not in', ['merged', 'erased'])
    .where('s.updated_at', '<', before)
    .where((eb) => eb.or([eb('s.last_contact_at', 'is', null), eb('s.last_contact_at', '<', before)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('placements as p')
            .select('p.id')
            .whereRef('p.prefecture', '=', 's.prefecture')
            .whereRef('p.seeker_id', '=', 's.id')
            .where((inner) =>
              inner.or([
                inner('p.status', 'not in', ['stopped', 'settled', 'hired']),
                inner('p.updated_at', '>=', before),
              ]),
            ),
        ),
      ),
    );
}

/** Those who were told within a time that their record ends; the longest silent first. */
export async function listForgottenSeekers(
  db: Reader,
  before: Date,
  limit: number,
  told: { readonly from: Date; readonly until: Date },
): Promise<Array<Ref & { region: string }>> {
  return silentSince(db, before)
    .select(['s.prefecture', 's.id', 's.region_code as region'])
    .where('s.ending_told_at', '>=', told.from)
    .where('s.ending_told_at', '<=', told.until)
    .orderBy('s.updated_at')
    .limit(limit)
    .execute();
}

/** Those who were not told so since a moment; the longest silent first. */
export async function listEndingSeekers(
  db: Reader,
  { heardBefore, toldBefore }: { readonly heardBefore: Date; readonly toldBefore: Date },
  limit: number,
): Promise<Ref[]> {
  return silentSince(db, heardBefore)
    .select(['s.prefecture', 's.id'])
    .where((eb) => eb.or([eb('s.ending_told_at', 'is', null), eb('s.ending_told_at', '<', toldBefore)]))
    .orderBy('s.updated_at')
    .limit(limit)
    .execute();
}

/** Records that a person was told; nothing was heard of them by that. */
export async function markEndingTold(trx: Transaction, ref: Ref, at: Date): Promise<void> {
  await trx
    .updateTable('seekers')
    .set({ ending_told_at: at })
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

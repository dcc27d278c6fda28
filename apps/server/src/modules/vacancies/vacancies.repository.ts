import type { VacancyStatus, Verification } from '@yizhan/domain';
import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction, Unmoved } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

type Stored = Selectable<DB['vacancies']>;
export type VacancyRecord = Omit<Stored, 'search' | 'employer_region_code'>;
export type VacancyValues = Omit<InsertObject<DB, 'vacancies'>, 'employer_region_code'>;
/** Only the flow writes the status. */
export type VacancyChange = Unmoved<'vacancies', 'status' | 'status_reason' | 'hired_count'>;

/** What a vacancy copies from its employer and site. */
export interface VacancyCompany {
  readonly employer_name: string;
  readonly employer_kind: string;
  readonly employer_initials: string;
  readonly employer_region: string;
  readonly employer_verification: Verification;
  readonly employer_verified_until: string | null;
  readonly employer_blacklisted_at: Date | null;
  readonly employer_blacklist_until: string | null;
  readonly employer_blacklist_reason: string | null;
  readonly site_name: string | null;
  readonly site_phone_lines: string[] | null;
}
export type VacancyFullRow = VacancyRecord & VacancyCompany;

/** Every column except the search document and the place by which lists are scoped, which no reader needs. */
export const VACANCY_COLUMNS = [
  'v.prefecture',
  'v.id',
  'v.employer_id',
  'v.kind',
  'v.title',
  'v.occupation_code',
  'v.occupation_confidence',
  'v.headcount',
  'v.hired_count',
  'v.pay_min',
  'v.pay_max',
  'v.pay_unit',
  'v.pay_months',
  'v.pay_negotiable',
  'v.pay_monthly_min',
  'v.pay_monthly_max',
  'v.description',
  'v.education',
  'v.education_required',
  'v.experience_years',
  'v.skills',
  'v.certificates',
  'v.demands',
  'v.time_windows',
  'v.lodging',
  'v.meals',
  'v.region_code',
  'v.address',
  'v.lng',
  'v.lat',
  'v.near_lng',
  'v.near_lat',
  'v.near_within',
  'v.contact_name',
  'v.contact_phone_cipher',
  'v.contact_phone_mask',
  'v.start_date',
  'v.expires_on',
  'v.site_id',
  'v.status',
  'v.status_reason',
  'v.first_published_at',
  'v.published_at',
  'v.confirmed_at',
  'v.closed_at',
  'v.source',
  'v.short_code',
  'v.fingerprint_keys',
  'v.version',
  'v.created_by_kind',
  'v.created_by_id',
  'v.created_by_name',
  'v.created_at',
  'v.updated_at',
] as const;

export const COMPANY_COLUMNS = [
  'e.name as employer_name',
  'e.kind as employer_kind',
  'e.name_initials as employer_initials',
  'e.region_code as employer_region',
  'e.verification as employer_verification',
  'e.verified_until as employer_verified_until',
  'e.blacklisted_at as employer_blacklisted_at',
  'e.blacklist_until as employer_blacklist_until',
  'e.blacklist_reason as employer_blacklist_reason',
  's.name as site_name',
  's.phone_lines as site_phone_lines',
] as const;

/** Vacancies with their employer and site, nothing selected yet. */
export function vacanciesFrom(db: Reader) {
  return db
    .selectFrom('vacancies as v')
    .innerJoin('employers as e', (join) =>
      join.onRef('e.prefecture', '=', 'v.prefecture').onRef('e.id', '=', 'v.employer_id'),
    )
    .leftJoin('sites as s', 's.id', 'v.site_id');
}

export async function findVacancyRow(db: Reader, ref: Ref): Promise<VacancyFullRow | undefined> {
  return vacanciesFrom(db)
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .where('v.prefecture', '=', ref.prefecture)
    .where('v.id', '=', ref.id)
    .executeTakeFirst();
}

/** Vacancies by reference, in no order. */
export async function listVacanciesByRef(db: Reader, refs: readonly Ref[]): Promise<VacancyFullRow[]> {
  if (refs.length === 0) return [];
  return vacanciesFrom(db)
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .where((eb) =>
      eb(
        eb.refTuple('v.prefecture', 'v.id'),
        'in',
        refs.map((ref) => eb.tuple(ref.prefecture, ref.id)),
      ),
    )
    .execute();
}

/** The vacancy with its row locked until the write ends. */
export async function findVacancyForUpdate(trx: Transaction, ref: Ref): Promise<VacancyFullRow | undefined> {
  const locked = await trx
    .selectFrom('vacancies')
    .select('id')
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
  return locked === undefined ? undefined : findVacancyRow(trx, ref);
}

/** Inserts a vacancy, with the place of its employer beside it. */
export async function insertVacancy(
  trx: Transaction,
  row: VacancyValues & Ref & { employer_id: string },
): Promise<void> {
  // Read apart: Citus takes no query within an insert. Whoever moves the employer waits for its lock.
  const { region_code } = await trx
    .selectFrom('employers')
    .select('region_code')
    .where('prefecture', '=', row.prefecture)
    .where('id', '=', row.employer_id)
    .forShare()
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('vacancies')
    .values({ ...row, employer_region_code: region_code })
    .execute();
}

/** Writes the place of an employer on all of its vacancies, where it has changed. */
export async function moveWithEmployer(trx: Transaction, { prefecture, id }: Ref): Promise<void> {
  await sql`update vacancies v set employer_region_code = e.region_code from employers e
    where v.prefecture = ${prefecture} and v.employer_id = ${id} and e.prefecture = ${prefecture} and e.id = ${id}
      and v.employer_region_code <> e.region_code`.execute(trx);
}

export async function updateVacancyRow(trx: Transaction, ref: Ref, row: VacancyChange): Promise<void> {
  await trx
    .updateTable('vacancies')
    .set(row)
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

/** Vacancies of an employer that are not closed, in the global order of locking. */
export async function listOpenOf(
  db: Reader,
  employer: Ref,
  statuses: readonly VacancyStatus[] = ['draft', 'in_review', 'published'],
): Promise<Ref[]> {
  return db
    .selectFrom('vacancies')
    .select(['prefecture', 'id'])
    .where('prefecture', '=', employer.prefecture)
    .where('employer_id', '=', employer.id)
    .where('status', 'in', [...statuses])
    .orderBy('id')
    .execute();
}

/** Published vacancies whose last day has passed or that nobody has confirmed since `unconfirmedSince`. */
export async function listToExpire(
  db: Reader,
  today: string,
  unconfirmedSince: Date,
  limit: number,
): Promise<Array<Ref & { reason: 'date_passed' | 'unconfirmed' }>> {
  const due = (reason: 'date_passed' | 'unconfirmed') =>
    db
      .selectFrom('vacancies')
      .select(['prefecture', 'id'])
      .select(sql.lit(reason).as('reason'))
      .where('status', '=', 'published')
      .$if(reason === 'date_passed', (q) => q.where('expires_on', '<', today))
      .$if(reason === 'unconfirmed', (q) =>
        q.where(sql`greatest(confirmed_at, published_at)`, '<', unconfirmedSince),
      )
      .limit(limit);
  const passed = await due('date_passed').execute();
  return passed.length > 0 ? passed : due('unconfirmed').execute();
}

/** An employer's data for a vacancy that is not stored yet. */
export interface LockedCompany extends Omit<VacancyCompany, 'site_name' | 'site_phone_lines'> {
  readonly employer_verification_note: string | null;
  readonly employer_site: string | null;
}

/** An employer's state, for a vacancy that is not stored yet; its row is locked against a blacklisting. */
export async function lockCompany(trx: Transaction, employer: Ref): Promise<LockedCompany | undefined> {
  return trx
    .selectFrom('employers as e')
    .select([
      'e.name as employer_name',
      'e.kind as employer_kind',
      'e.name_initials as employer_initials',
      'e.region_code as employer_region',
      'e.verification as employer_verification',
      'e.verified_until as employer_verified_until',
      'e.blacklisted_at as employer_blacklisted_at',
      'e.blacklist_until as employer_blacklist_until',
      'e.blacklist_reason as employer_blacklist_reason',
      'e.verification_note as employer_verification_note',
      'e.site_id as employer_site',
    ])
    .where('e.prefecture', '=', employer.prefecture)
    .where('e.id', '=', employer.id)
    .forShare()
    .executeTakeFirst();
}

/** Vacancies by id, in no order; unknown ones are omitted. */
export async function listByRefs(db: Reader, refs: readonly Ref[]): Promise<VacancyFullRow[]> {
  if (refs.length === 0) return [];
  return vacanciesFrom(db)
    .select(VACANCY_COLUMNS)
    .select(COMPANY_COLUMNS)
    .where((eb) =>
      eb(
        eb.refTuple('v.prefecture', 'v.id'),
        'in',
        refs.map((ref) => eb.tuple(ref.prefecture, ref.id)),
      ),
    )
    .execute();
}

import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export interface NamedEmployer extends Ref {
  readonly name: string;
  readonly credit_code: string | null;
  readonly verification: string;
}

/**
 * Organisations with these names in these prefectures (null: anywhere), and refused ones with these names anywhere;
 * oldest first.
 */
export async function listNamed(
  db: Reader,
  names: readonly string[],
  prefectures: readonly string[] | null,
): Promise<NamedEmployer[]> {
  if (names.length === 0) return [];
  const named = db
    .selectFrom('employers')
    .select(['prefecture', 'id', 'name', 'credit_code', 'verification', 'created_at'])
    .where('kind', '=', 'organisation')
    .where('name', 'in', [...names]);
  const within =
    prefectures === null
      ? named
      : named
          .where('prefecture', 'in', prefectures.length === 0 ? [''] : [...prefectures])
          .union(named.where('verification', '=', 'rejected'));
  return db
    .selectFrom(within.as('found'))
    .select(['prefecture', 'id', 'name', 'credit_code', 'verification'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Employers with these credit codes. */
export async function listByCode(
  db: Reader,
  codes: readonly string[],
): Promise<Array<Ref & { readonly code: string }>> {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom('employer_keys')
    .select(['value', 'prefecture', 'employer_id'])
    .where('kind', '=', 'credit_code')
    .where('value', 'in', [...codes])
    .execute();
  return rows.map((row) => ({ code: row.value, prefecture: row.prefecture, id: row.employer_id }));
}

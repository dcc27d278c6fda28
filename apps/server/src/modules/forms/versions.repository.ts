import type { Selectable } from 'kysely';
import type { DB, Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type FormVersionRecord = Selectable<DB['form_versions']>;

export async function findFormVersion(db: Reader, ref: Ref): Promise<FormVersionRecord | undefined> {
  return db
    .selectFrom('form_versions')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .executeTakeFirst();
}

/** The version of a form that a prefecture fills in now, if it has one of its own. */
export async function findPublishedForm(
  db: Reader,
  prefecture: string,
  code: string,
): Promise<FormVersionRecord | undefined> {
  return db
    .selectFrom('form_versions')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where('code', '=', code)
    .where('status', '=', 'published')
    .executeTakeFirst();
}

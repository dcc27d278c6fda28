import type { InsertObject, Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type FormAnswerRecord = Selectable<DB['form_answers']>;

export async function insertFormAnswer(
  trx: Transaction,
  row: InsertObject<DB, 'form_answers'>,
): Promise<void> {
  await trx.insertInto('form_answers').values(row).execute();
}

export async function findFormAnswer(db: Reader, ref: Ref): Promise<FormAnswerRecord | undefined> {
  return ofRef(db, ref).executeTakeFirst();
}

export async function findFormAnswerForUpdate(
  trx: Transaction,
  ref: Ref,
): Promise<FormAnswerRecord | undefined> {
  return ofRef(trx, ref).forUpdate().executeTakeFirst();
}

/** What a device handed in under an id of its own. */
export async function findSentAnswer(
  db: Reader,
  prefecture: string,
  clientId: string,
): Promise<FormAnswerRecord | undefined> {
  return db
    .selectFrom('form_answers')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

function ofRef(db: Reader, { prefecture, id }: Ref) {
  return db.selectFrom('form_answers').selectAll().where('prefecture', '=', prefecture).where('id', '=', id);
}

export interface AnswersAbout {
  readonly by: 'employer_id' | 'seeker_id' | 'follow_up_id';
  readonly ref: Ref;
  readonly code: string | undefined;
  /** Only what belongs to this record of theirs. */
  readonly record?: string | undefined;
}

/** What was filled in about a record, the latest day first. */
export async function listFormAnswers(
  db: Reader,
  { by, ref, code, record }: AnswersAbout,
  limit: number,
): Promise<FormAnswerRecord[]> {
  let query = db
    .selectFrom('form_answers')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where(by, '=', ref.id);
  if (code !== undefined) query = query.where('code', '=', code);
  if (record !== undefined) query = query.where('about_id', '=', record);
  return query.orderBy('on_day', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

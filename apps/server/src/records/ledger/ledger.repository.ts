import { sql, type Insertable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

/** A set of accounts that is closed by itself, in one prefecture. */
export interface Book {
  readonly prefecture: string;
  readonly book: string;
}

/** Until when a book is closed. Held until the end of the transaction: shared by those who post, alone to close. */
export async function holdBook(
  trx: Transaction,
  { prefecture, book }: Book,
  hold: 'share' | 'alone',
): Promise<string | null> {
  await sql`insert into ledger_books (prefecture, book) values (${prefecture}, ${book}) on conflict do nothing`.execute(
    trx,
  );
  const { rows } = await sql<{ closedThrough: string | null }>`
    select closed_through as "closedThrough" from ledger_books
    where prefecture = ${prefecture} and book = ${book} ${hold === 'share' ? sql`for share` : sql`for update`}`.execute(
    trx,
  );
  return rows[0]?.closedThrough ?? null;
}

export async function closeThrough(
  trx: Transaction,
  { prefecture, book }: Book,
  month: string,
): Promise<void> {
  await sql`update ledger_books set closed_through = ${month}
    where prefecture = ${prefecture} and book = ${book}`.execute(trx);
}

/** False where there is an entry of this key already. */
export async function insertEntry(trx: Transaction, row: Insertable<DB['ledger_entries']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('ledger_entries')
    .values(row)
    .onConflict((conflict) => conflict.columns(['prefecture', 'book', 'key']).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findEntry(
  db: Reader,
  { prefecture, book }: Book,
  key: string,
): Promise<{ digest: string; period: string; day: string } | undefined> {
  return db
    .selectFrom('ledger_entries')
    .select(['digest', 'period', 'day'])
    .where('prefecture', '=', prefecture)
    .where('book', '=', book)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function insertLines(
  trx: Transaction,
  { prefecture, book }: Book,
  key: string,
  period: string,
  lines: ReadonlyArray<{ readonly account: string; readonly fen: bigint }>,
): Promise<void> {
  await sql`insert into ledger_lines (prefecture, book, key, line, account, period, fen) values ${sql.join(
    lines.map(
      ({ account, fen }, line) =>
        sql`(${prefecture}, ${book}, ${key}, ${line + 1}, ${account}, ${period}, ${fen.toString()}::bigint)`,
    ),
  )}`.execute(trx);
}

export async function listLines(
  db: Reader,
  { prefecture, book }: Book,
  key: string,
): Promise<Array<{ account: string; fen: bigint }>> {
  const { rows } = await sql<{ account: string; fen: string }>`
    select account, fen::text as fen from ledger_lines
    where prefecture = ${prefecture} and book = ${book} and key = ${key} order by line`.execute(db);
  return rows.map(({ account, fen }) => ({ account, fen: BigInt(fen) }));
}

/** What each account comes to over some months, both ends included. */
export async function readBalances(
  db: Reader,
  { prefecture, book }: Book,
  months: { readonly from: string; readonly to: string },
): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ account: string; fen: string }>`
    select account, sum(fen)::text as fen from ledger_lines
    where prefecture = ${prefecture} and book = ${book} and period between ${months.from}::date and ${months.to}::date
    group by 1 order by 1`.execute(db);
  return new Map(rows.map(({ account, fen }) => [account, BigInt(fen)]));
}

/** All entries of a book with their lines, in the order of their keys. */
export async function listEntries(
  db: Reader,
  { prefecture, book }: Book,
): Promise<
  Array<{
    key: string;
    day: string;
    reverses: string | null;
    digest: string;
    isInPeriod: boolean;
    lines: Array<{ account: string; fen: string }>;
  }>
> {
  const { rows } = await sql<{
    key: string;
    day: string;
    reverses: string | null;
    digest: string;
    isInPeriod: boolean;
    lines: Array<{ account: string; fen: string }>;
  }>`
    select e.key, e.day, e.reverses, e.digest, bool_and(l.period = e.period) is true as "isInPeriod",
      coalesce(jsonb_agg(jsonb_build_object('account', l.account, 'fen', l.fen::text) order by l.line)
        filter (where l.line is not null), '[]') as lines
    from ledger_entries e
    left join ledger_lines l on l.prefecture = e.prefecture and l.book = e.book and l.key = e.key
    where e.prefecture = ${prefecture} and e.book = ${book}
    group by e.key, e.day, e.reverses, e.digest order by e.key`.execute(db);
  return rows;
}

import { createHash } from 'node:crypto';
import { addDays, firstOfMonth } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { violatedConstraint, type Reader } from '../../app/db/database.ts';
import { stamped } from '../../app/stamps.ts';
import { LedgerKeyTaken, LedgerReversed, LedgerUnbalanced, LedgerUnknown } from './ledger.errors.ts';
import {
  closeThrough,
  findEntry,
  holdBook,
  insertEntry,
  insertLines,
  listEntries,
  listLines,
  type Book,
} from './ledger.repository.ts';

/** Accounts and amounts that come to nothing together; fen, negative on the giving side. */
interface LedgerLine {
  readonly account: string;
  readonly fen: bigint;
}

export interface LedgerInput extends Book {
  /** The same key posts once, however often it is sent. */
  readonly key: string;
  /** The day in Shanghai on which it happened. */
  readonly day: string;
  readonly lines: readonly LedgerLine[];
}

interface Posted {
  /** First day of the month that it counts in. */
  readonly period: string;
  /** Its own month was closed: it counts in the next open one. */
  readonly isLate: boolean;
  /** It was posted before. */
  readonly isKnown: boolean;
}

/**
 * Posts an entry in the caller's transaction, once for each key.
 *
 * @throws LedgerUnbalanced; LedgerKeyTaken where the key was used for something else
 */
export function post(ctx: WriteContext, input: LedgerInput): Promise<Posted> {
  return write(ctx, input, null);
}

/**
 * Corrects an entry by its opposite. A second reversal of one entry under another key is refused.
 *
 * @throws LedgerUnknown, LedgerKeyTaken, LedgerReversed
 */
export async function reverse(
  ctx: WriteContext,
  { of, ...input }: Omit<LedgerInput, 'lines'> & { readonly of: string },
): Promise<Posted> {
  const lines = await listLines(ctx.trx, input, of);
  if (lines.length === 0) throw LedgerUnknown();
  try {
    return await write(
      ctx,
      { ...input, lines: lines.map(({ account, fen }) => ({ account, fen: -fen })) },
      of,
    );
  } catch (error) {
    if (violatedConstraint(error) === 'ledger_entries_reversed_once') throw LedgerReversed();
    throw error;
  }
}

/** Closes all months up to this one. What comes later counts in the first open month. Closing again changes nothing. */
export async function closeMonth(ctx: WriteContext, book: Book, day: string): Promise<void> {
  const month = firstOfMonth(day);
  const closed = await holdBook(ctx.trx, book, 'alone');
  if (closed === null || closed < month) await closeThrough(ctx.trx, book, month);
}

/** Keys of entries that are not as they were posted, or do not balance: somebody wrote past the program. */
export async function verifyBook(db: Reader, book: Book): Promise<string[]> {
  return (await listEntries(db, book))
    .filter(({ day, reverses, digest, isInPeriod, lines }) => {
      const amounts = lines.map(({ account, fen }) => ({ account, fen: BigInt(fen) }));
      const sum = amounts.reduce((total, { fen }) => total + fen, 0n);
      return !isInPeriod || sum !== 0n || digestOf(day, amounts, reverses) !== digest;
    })
    .map(({ key }) => key);
}

async function write(ctx: WriteContext, input: LedgerInput, reverses: string | null): Promise<Posted> {
  const { prefecture, book, key, day, lines } = input;
  const sum = lines.reduce((total, { fen }) => total + fen, 0n);
  if (lines.length < 2 || sum !== 0n || lines.some(({ fen }) => fen === 0n)) throw LedgerUnbalanced();
  const digest = digestOf(day, lines, reverses);
  const closed = await holdBook(ctx.trx, input, 'share');
  const own = firstOfMonth(day);
  const period = closed === null || own > closed ? own : firstOfMonth(addDays(closed, 31));
  const isNew = await insertEntry(ctx.trx, {
    prefecture,
    book,
    key,
    day,
    period,
    reverses,
    digest,
    posted_at: ctx.now,
    ...stamped('posted', ctx.actor),
  });
  if (isNew) {
    await insertLines(ctx.trx, input, key, period, lines);
    return { period, isLate: period !== own, isKnown: false };
  }
  const known = await findEntry(ctx.trx, input, key);
  if (known?.digest !== digest) throw LedgerKeyTaken();
  return { period: known.period, isLate: known.period !== own, isKnown: true };
}

function digestOf(day: string, lines: readonly LedgerLine[], reverses: string | null): string {
  const content = [day, reverses, ...lines.map(({ account, fen }) => [account, fen.toString()])];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

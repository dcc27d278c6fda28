import { z } from 'zod';
import { CursorInvalid } from '../errors.ts';

/** An opaque page cursor: the sort values of the last row shown. */
export function encodeCursor(values: ReadonlyArray<string | number | null>): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @throws CursorInvalid for text that is not a cursor of this list */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, shape: T): z.output<T> | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw CursorInvalid();
  }
}

/** Cursor of lists ordered by an instant and the row's id, newest first. */
export const TimeCursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** Cuts `limit + 1` fetched rows down to a page. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => ReadonlyArray<string | number | null>,
  view: (row: R) => T,
  total: number | null = null,
): { items: T[]; nextCursor: string | null; total: number | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
    total,
  };
}

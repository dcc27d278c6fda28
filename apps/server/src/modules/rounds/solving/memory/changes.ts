import { PRINT_BYTES } from '../rows.ts';
import type { PrintedRows } from './kept-round.ts';

/** What happened to the rows of one side. */
export interface RowChanges {
  /** New number of each earlier row, -1 for one that is gone. */
  readonly numberOf: Int32Array;
  /** Numbers of rows that are new or changed. */
  readonly changed: Int32Array;
  readonly gone: number;
}

export function compareRows(before: PrintedRows, now: PrintedRows): RowChanges {
  const numbers = new Map(now.keys.map((key, number) => [key, number]));
  const isSame = new Uint8Array(now.keys.length);
  let gone = 0;
  const numberOf = Int32Array.from(before.keys, (key, old) => {
    const number = numbers.get(key);
    if (number === undefined) {
      gone += 1;
      return -1;
    }
    if (Buffer.compare(printAt(before, old), printAt(now, number)) === 0) isSame[number] = 1;
    return number;
  });
  return { numberOf, changed: Int32Array.from(isSame.keys()).filter((row) => isSame[row] === 0), gone };
}

const printAt = ({ prints }: PrintedRows, row: number): Uint8Array =>
  prints.subarray(row * PRINT_BYTES, (row + 1) * PRINT_BYTES);

/** Rows new, changed, or gone. */
export const countOf = ({ changed, gone }: RowChanges): number => changed.length + gone;

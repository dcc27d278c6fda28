/** The counterpart of `time_one_by_one` in `native/measure.hpp`: lists one after the other, each timed. */
import { Checksum } from './checksum.ts';

/** Fills rows and scores for the person or vacancy at a row; returns how many. */
export type Search = (row: number, limit: number, rows: Int32Array, scores: Int32Array) => number;

/** Runs three untimed passes, until everything is compiled, then times each query; prints the times as JSON. */
export function timeOneByOne(asked: Uint32Array, limit: number, search: Search): void {
  const rows = new Int32Array(limit);
  const scores = new Int32Array(limit);
  for (let turn = 0; turn < 3; turn++) for (const row of asked) search(row, limit, rows, scores);
  const checksum = new Checksum();
  const times: number[] = [];
  for (const row of asked) {
    const begin = performance.now();
    const count = search(row, limit, rows, scores);
    times.push(performance.now() - begin);
    checksum.addList(rows, scores, 0, count);
  }
  process.stdout.write(`${JSON.stringify({ checksum: checksum.value, times })}\n`);
}

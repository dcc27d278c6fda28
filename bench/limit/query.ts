/**
 * The counterpart of `native/query.cpp`: lists for the people asked about, one after the other, each timed; three
 * times before for nothing, until the compiler has seen all.  node bench/limit/query.ts FOLDER LIMIT
 */
import { Checksum } from './checksum.ts';
import { readDump } from './dumped.ts';

const [folder = '', size = ''] = process.argv.slice(2);
const { view, seekers, asked, search } = readDump(folder);
const limit = Number(size);
const rows = new Int32Array(limit);
const scores = new Int32Array(limit);
for (let turn = 0; turn < 3; turn++) {
  for (const seeker of asked) search.search(view, seekers, seeker, limit, null, null, rows, scores);
}
const checksum = new Checksum();
const times: number[] = [];
for (const seeker of asked) {
  const begin = performance.now();
  const count = search.search(view, seekers, seeker, limit, null, null, rows, scores);
  times.push(performance.now() - begin);
  checksum.addList(rows, scores, 0, count);
}
process.stdout.write(`${JSON.stringify({ checksum: checksum.value, times })}\n`);

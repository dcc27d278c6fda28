/** The counterpart of `native/query.cpp`.  node bench/comparison/limit/query.ts FOLDER LIMIT */
import { readDump } from './dumped.ts';
import { timeOneByOne } from './one-by-one.ts';

const [folder = '', size = ''] = process.argv.slice(2);
const { view, seekers, asked, search } = readDump(folder);
timeOneByOne(asked.seekers, Number(size), (seeker, limit, rows, scores) =>
  search.search(view, seekers, seeker, limit, null, null, rows, scores),
);

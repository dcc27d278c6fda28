/** The counterpart of `native/people.cpp`.  node bench/comparison/limit/people.ts FOLDER LIMIT */
import { readDump } from './dumped.ts';
import { timeOneByOne } from './one-by-one.ts';

const [folder = '', size = ''] = process.argv.slice(2);
const { view, seekers, seekerBlocks, asked, peopleSearch } = readDump(folder);
timeOneByOne(asked.vacancies, Number(size), (vacancy, limit, rows, scores) =>
  peopleSearch.search(view, vacancy, seekerBlocks, seekers, limit, null, rows, scores),
);

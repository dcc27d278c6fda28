/**
 * The counterpart of `native/batch.cpp`: lists for everybody in the order of the rows, which keeps neighbours together;
 * after one warm-up run.  node bench/comparison/limit/batch.ts FOLDER LIMIT
 */
import { everybody } from './everybody.ts';
import { readDump } from './dumped.ts';

const [folder = '', size = ''] = process.argv.slice(2);
const dumped = readDump(folder);
const limit = Number(size);
everybody(dumped, limit);
const begin = performance.now();
const found = everybody(dumped, limit);
const total = performance.now() - begin;
process.stdout.write(`${JSON.stringify({ checksum: found.checksum(), total })}\n`);

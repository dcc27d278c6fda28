/** Queries in both directions and batch, compared with the same index in C++. */
import { program } from '../../lib/programs.ts';

export const limit = program(
  'limit',
  'queries in both directions and batch beside the same index in C++ -O3',
  new URL('../', import.meta.url),
);

/** All suites in running order. Memory comes first: later suites leave much behind on the heap. */
import type { Suite } from '../../lib/setting.ts';
import { batch } from './batch.ts';
import { memory } from './memory.ts';
import { peers, queries } from './peers.ts';
import { limit } from './limit.ts';
import { round } from './round.ts';
import { seekers } from './seekers.ts';
import { updates } from './updates.ts';
import { workers } from './workers.ts';

export const SUITES: readonly Suite[] = [
  memory,
  queries,
  seekers,
  updates,
  batch,
  peers,
  workers,
  limit,
  round,
];

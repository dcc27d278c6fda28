/**
 * The same queries in JavaScript and in C++, each in its own process that reads the same folder and times itself; the
 * processes alternate, so that varying machine load affects both alike.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { median, timingOf } from '../../lib/measure.ts';
import type { Timing } from '../../lib/measure.ts';
import { buildNative } from './native.ts';
import type { ProgramName } from './native.ts';

const QueryOutput = z.object({ checksum: z.number(), times: z.array(z.number()) });
const BatchOutput = z.object({ checksum: z.number(), total: z.number() });

export interface Compared<T> {
  ours: T;
  native: T;
  /** Whether both found the same rows with the same scores. */
  isSame: boolean;
}

/** Runs a program of this folder in a fresh process of this runtime. */
function runHere(name: ProgramName, args: readonly string[]): string {
  return execFileSync(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, `${name}.ts`), ...args],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
}

/** Outputs of `rounds` runs of each program, which alternate in running first. */
function runBoth<T>(
  name: ProgramName,
  folder: string,
  limit: number,
  rounds: number,
  parse: (output: string) => T,
): { ours: T[]; native: T[] } | { absent: string } {
  const program = buildNative(name, folder);
  if ('absent' in program) return program;
  const args = [folder, String(limit)];
  const ours: T[] = [];
  const native: T[] = [];
  for (let round = 0; round < rounds; round++) {
    const turns = [
      () => ours.push(parse(runHere(name, args))),
      () => native.push(parse(program.run(...args))),
    ];
    if (round % 2 === 1) turns.reverse();
    for (const turn of turns) turn();
  }
  return { ours, native };
}

const isSame = (outputs: readonly { checksum: number }[]): boolean =>
  new Set(outputs.map(({ checksum }) => checksum)).size === 1;

/** Milliseconds per query of a program that answers one by one; of each query the median of the rounds. */
export function compareOneByOne(
  name: 'query' | 'people',
  folder: string,
  limit: number,
  rounds: number,
): Compared<Timing> | { absent: string } {
  const both = runBoth(name, folder, limit, rounds, (output) => QueryOutput.parse(JSON.parse(output)));
  if ('absent' in both) return both;
  const timing = (outputs: readonly { times: number[] }[]): Timing =>
    timingOf((outputs[0]?.times ?? []).map((_, i) => median(outputs.map(({ times }) => times[i] ?? NaN))));
  return {
    ours: timing(both.ours),
    native: timing(both.native),
    isSame: isSame([...both.ours, ...both.native]),
  };
}

/** Milliseconds for everybody, the median of the rounds. */
export function compareBatch(
  folder: string,
  limit: number,
  rounds: number,
): Compared<number> | { absent: string } {
  const both = runBoth('batch', folder, limit, rounds, (output) => BatchOutput.parse(JSON.parse(output)));
  if ('absent' in both) return both;
  return {
    ours: median(both.ours.map(({ total }) => total)),
    native: median(both.native.map(({ total }) => total)),
    isSame: isSame([...both.ours, ...both.native]),
  };
}

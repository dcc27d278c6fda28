/** The C++ programs, built on demand; absent where they cannot be built. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeHeader } from '../rule-numbers.ts';

const SOURCES = join(import.meta.dirname, 'native');

/**
 * Multiplication and addition are not fused, as that would round once where JavaScript rounds twice. The other two
 * flags only allow single instructions for square roots and whole parts; no result depends on them.
 */
const FLAGS = [
  '-std=c++20',
  '-O3',
  '-march=native',
  '-ffp-contract=off',
  '-fno-math-errno',
  '-fno-trapping-math',
];

export type Native = { run: (...args: string[]) => string } | { absent: string };

export type ProgramName = 'query' | 'people' | 'batch';

/** Builds a program into the folder, with the current numbers of the rules. */
export function buildNative(name: ProgramName, folder: string): Native {
  const program = join(folder, name);
  writeFileSync(join(folder, 'rule_numbers.hpp'), nativeHeader());
  const made = spawnSync('g++', [...FLAGS, `-I${folder}`, '-o', program, join(SOURCES, `${name}.cpp`)], {
    encoding: 'utf8',
  });
  if (made.error !== undefined) return { absent: 'g++ is not installed' };
  if (made.status !== 0) throw new Error(`g++ cannot build ${name}: ${made.stderr.slice(0, 2_000)}`);
  return { run: (...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 }) };
}

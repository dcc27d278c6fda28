/** The C++ programs for comparison with the round; built on demand, absent where they cannot be built. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const SOURCES = join(import.meta.dirname, 'native');

const outcome = z.object({ value: z.number(), wall: z.number(), processor: z.number() });
export type NativeOutcome = z.infer<typeof outcome>;

/** A program, or why there is none. */
export type Native = { run(listsFile: string, perSeeker: number): NativeOutcome } | { absent: string };

function build(name: string, folder: string, extra: (perSeeker: number) => string[]): Native {
  const program = join(folder, name);
  const made = spawnSync(
    'g++',
    ['-std=c++17', '-O3', '-march=native', '-o', program, join(SOURCES, `${name}.cpp`)],
    { encoding: 'utf8' },
  );
  if (made.error !== undefined) return { absent: 'g++ is not installed' };
  if (made.status !== 0)
    return {
      absent: made.stderr.includes('lemon/') ? 'liblemon-dev is not installed' : made.stderr.slice(0, 500),
    };
  return {
    run: (listsFile, perSeeker) => {
      const output = execFileSync(program, [listsFile, ...extra(perSeeker)], { encoding: 'utf8' });
      return outcome.parse(JSON.parse(output));
    },
  };
}

/** Builds both programs into the folder. */
export function buildNative(folder: string): { auction: Native; networkSimplex: Native } {
  return {
    auction: build('auction', folder, (perSeeker) => [String(perSeeker), '1']),
    networkSimplex: build('network_simplex', folder, (perSeeker) => [String(perSeeker)]),
  };
}

/**
 * Comparative timing: every variant answers the same queries, turn by turn, so that varying machine load affects all
 * alike.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';

export interface Timing {
  /** Milliseconds. */
  p50: number;
  p99: number;
  mean: number;
}

/** The value below which a share of the sorted numbers lies (nearest rank). */
export function quantile(sorted: readonly number[], share: number): number {
  const rank = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? NaN;
}

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

export const median = (numbers: readonly number[]): number => quantile(ascending(numbers), 0.5);

export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = ascending(milliseconds);
  return {
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  };
}

/**
 * A variant answers queries itself, or in another process, which takes a whole turn and returns the milliseconds of
 * each answer.
 */
export type Variant<Q> = { name: string } & (
  | { answer: (question: Q) => unknown }
  | { turn: (questions: readonly Q[], warmUpMs: number) => Promise<number[]> }
);

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise;

/** How long each variant runs before anything counts. */
const WARM_UP_MS = 4_000;
const WARM_UP_QUESTIONS = 10;

/** Milliseconds of one answer; a synchronous one does not wait for a turn of the event loop. */
async function timed<Q>(answer: (question: Q) => unknown, question: Q): Promise<number> {
  const begin = performance.now();
  const given = answer(question);
  if (isPromise(given)) await given;
  return performance.now() - begin;
}

const Collector = z.custom<() => void>((value) => typeof value === 'function');

/** The garbage collector, which only contexts made after this flag have. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return Collector.parse(runInNewContext('gc'));
}

let collect: (() => void) | undefined;

/** Frees what earlier variants left behind. */
export function collectGarbage(): void {
  collect ??= collector();
  collect();
}

/**
 * How many queries a variant answers before the next has its turn, and how long it first answers others untimed. With
 * single queries, every variant would find the processor's caches full of other variants' data; a server that answers
 * people all day has its own there.
 */
const IN_A_ROW = 50;
const TURN_WARM_UP_MS = 250;

/**
 * Stretches of at most `IN_A_ROW` queries; each turn starts elsewhere, so that no query is always the first of its
 * stretch.
 */
function* stretches<Q>(questions: readonly Q[], turn: number): Generator<readonly [number, Q][]> {
  const numbered = [...questions.entries()];
  const shift = (turn * 17) % IN_A_ROW;
  if (shift > 0) yield numbered.slice(0, shift);
  for (let from = shift; from < numbered.length; from += IN_A_ROW)
    yield numbered.slice(from, from + IN_A_ROW);
}

/**
 * Answers queries untimed until the time is up, at least one of them, then each once; returns milliseconds of these.
 */
export async function takeTurn<Q>(
  answer: (question: Q) => unknown,
  questions: readonly Q[],
  warmUpMs: number,
): Promise<number[]> {
  const begin = performance.now();
  for (let i = 0; i === 0 || performance.now() - begin < warmUpMs; i++) {
    const question = questions[i % questions.length];
    if (question !== undefined) await timed(answer, question);
  }
  const taken: number[] = [];
  for (const question of questions) taken.push(await timed(answer, question));
  return taken;
}

/**
 * Runs every variant for `warmUpMs` untimed, then every query `repetitions` times. Of each query the median counts, so
 * p50 and p99 are over queries, not over hiccups. The variants take turns of a few queries, another one first each
 * time, each turn after its own short warm-up.
 */
export async function interleaved<Q>(
  variants: readonly Variant<Q>[],
  questions: readonly Q[],
  repetitions: number,
  { warmUpMs = WARM_UP_MS, turnWarmUpMs = TURN_WARM_UP_MS } = {},
): Promise<Map<string, Timing>> {
  const taken = new Map(variants.map(({ name }) => [name, questions.map((): number[] => [])]));
  const turnOf = (variant: Variant<Q>, asked: readonly Q[], ms: number): Promise<number[]> =>
    'turn' in variant ? variant.turn(asked, ms) : takeTurn(variant.answer, asked, ms);
  // The first answers run uncompiled code. Each variant has equal time to warm up.
  for (const variant of variants) await turnOf(variant, questions.slice(0, WARM_UP_QUESTIONS), warmUpMs);
  let first = 0;
  for (let turn = 0; turn < repetitions; turn++) {
    collectGarbage();
    for (const stretch of stretches(questions, turn)) {
      const asked = stretch.map(([, question]) => question);
      for (const variant of [...variants.slice(first), ...variants.slice(0, first)]) {
        const times = await turnOf(variant, asked, turnWarmUpMs);
        stretch.forEach(([i], at) => taken.get(variant.name)?.[i]?.push(times[at] ?? NaN));
      }
      first = (first + 1) % variants.length;
    }
  }
  return new Map([...taken].map(([name, all]) => [name, timingOf(all.map(median))]));
}

/**
 * Bytes that stay reachable, on the heap and in array buffers, shared ones included. `external` is not used, because it
 * omits the shared ones and counts the others twice.
 */
export function heldBytes(): number {
  // A second pass frees what the first one only finalised.
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Starts the engine in its own process (`ours-process.ts`) and sends it queries. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { explain } from '@yizhan/matching';
import type { Match, SeekerInput } from '@yizhan/matching';
import type { MarketSize } from '../../market/index.ts';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

export const Start = z.object({ market: z.custom<MarketSize>(isObject) });
export const Turn = z.object({
  seekers: z.array(z.custom<SeekerInput>(isObject)),
  limit: z.number(),
  /** Number of sentences per match. */
  sentences: z.number(),
  warmUpMs: z.number(),
});
export type Turn = z.infer<typeof Turn>;

/** The first reasons of each match as sentences. */
export const inWords = (matches: readonly Match[], sentences: number): string[][] =>
  matches.map(({ reasons }) => reasons.slice(0, sentences).map((reason) => explain(reason, 'zh-CN')));

export interface Ours {
  /** Milliseconds of each answer of a turn, measured where the answer is computed. */
  take: (turn: Turn) => Promise<number[]>;
  close: () => Promise<void>;
}

/** @throws Error when the process ends before it has loaded its rows */
export async function startOurs(market: MarketSize): Promise<Ours> {
  const child = fork(join(import.meta.dirname, 'ours-process.ts'), { serialization: 'advanced' });
  const ended = once(child, 'exit').then((): never => {
    throw new Error('The process of the engine ended.');
  });
  // Only a caller waiting for an answer needs this error.
  ended.catch(() => undefined);
  const asked = async (message: object): Promise<number[]> => {
    const answer = once(child, 'message');
    child.send(message);
    const [milliseconds] = await Promise.race([answer, ended]);
    return z.array(z.number()).parse(milliseconds);
  };
  await asked({ market });
  return {
    take: asked,
    close: async () => {
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}

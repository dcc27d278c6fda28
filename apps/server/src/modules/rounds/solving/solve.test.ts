import { describe, expect, it } from 'vitest';
import { askerOnThreads } from './asking.ts';
import { openMarket, shareRows } from './market.ts';
import { solveRows } from './solve.ts';
import { MADE_CONTEXT, madeInputs, rowsOf } from './testing/made-rows.ts';

const inputs = madeInputs();
const { people } = inputs;

interface Saved {
  frame: Uint8Array;
  lists: Uint8Array;
}

async function solved(
  threads: number,
  checkpoints: readonly Saved[] = [],
  pass: 'first' | 'second' = 'first',
) {
  const rows = rowsOf(inputs, { pass });
  const saved: Saved[] = [];
  const told = new Map<string, number>();
  const result = await solveRows(
    rows,
    MADE_CONTEXT,
    { perSeeker: 3, checkpoints, checkpointEvery: 1, threads, worthThreads: 1 },
    {
      onProgress: (stage, done) => told.set(stage, Math.max(done, told.get(stage) ?? 0)),
      onCheckpoint: (_, lists) => saved.push({ frame: rows.frame, lists }),
    },
  );
  return { result, saved, told };
}

describe('a round on several threads', () => {
  it('is that of one thread, with its lists, certificate and figures, and tells how far it is', async () => {
    const alone = await solved(1);
    const shared = await solved(2);
    expect(shared.result).toEqual(alone.result);
    expect(alone.result.lists.vacancy.length).toBeGreaterThan(40);
    expect(alone.result.report.groups).toHaveLength(1);
    for (const { told } of [alone, shared]) expect(told.get('lists')).toBe(people.length);
  });

  it('asks other threads about some and keeps those whom only the index knows', () => {
    const { special } = shareRows(rowsOf(inputs));
    expect(special.some((one) => one === 0)).toBe(true);
    expect([special[1], special[2]]).toEqual([1, 1]);
    expect(shareRows(rowsOf(inputs, { pass: 'second' })).special.every((one) => one === 1)).toBe(true);
  });

  it('goes on from what was saved, whatever the number of threads', async () => {
    const whole = await solved(2);
    expect(whole.saved.length).toBeGreaterThan(1);
    const resumed = await solved(1, whole.saved.slice(0, 1));
    expect(resumed.result.reused).toBeGreaterThan(0);
    expect(resumed.result.reused).toBeLessThan(people.length);
    expect({ ...resumed.result, reused: 0 }).toEqual(whole.result);
    const again = await solved(2, whole.saved);
    expect(again.result).toEqual({ ...whole.result, reused: people.length });
    expect(again.saved).toEqual([]);
  });

  it('of a second pass offers nothing within one prefecture', async () => {
    const { result } = await solved(2, [], 'second');
    for (let person = 0; person < people.length; person += 1) {
      const from = result.lists.offset[person] ?? 0;
      for (const vacancy of result.lists.vacancy.subarray(from, result.lists.offset[person + 1])) {
        expect(result.lists.vacancies[vacancy]?.slice(0, 4)).not.toBe(people[person]?.id.slice(0, 4));
      }
    }
    expect(result.lists.vacancy.length).toBeGreaterThan(0);
  });

  it('fails when a thread dies', async () => {
    const rows = rowsOf(inputs);
    const shared = shareRows(rows);
    // The thread has its own copy, in which everybody counts as a person it cannot answer for.
    const special = new Uint8Array(people.length).fill(1);
    const asker = askerOnThreads(openMarket(rows), { ...shared, special }, 1);
    special.fill(0);
    const request = { seekers: Int32Array.of(0, 1), limit: 9, prices: null };
    await expect(asker.ask(request, () => undefined)).rejects.toThrow('where the index is');
    await expect(asker.ask(request, () => undefined)).rejects.toThrow('where the index is');
    await asker.close();
  });
});

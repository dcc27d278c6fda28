import { describe, expect, it } from 'vitest';
import { QueryTable } from './query-table.ts';

describe('values of one query', () => {
  it('are computed once, and anew for the next', () => {
    const asked: number[] = [];
    const table = new QueryTable((number) => {
      asked.push(number);
      return number - 1;
    });
    table.begin();
    expect([table.get(0), table.get(10_001), table.get(0)]).toEqual([-1, 10_000, -1]);
    table.begin();
    expect(table.get(0)).toBe(-1);
    expect(asked).toEqual([0, 10_001, 0]);
  });

  it('are not those of an old query whose number is reused', () => {
    let answer = 1;
    const table = new QueryTable(() => answer);
    table.begin();
    expect(table.get(7)).toBe(1);
    answer = 2;
    const seen = new Set<number>();
    for (let query = 0; query < 2 ** 18 + 2; query++) {
      table.begin();
      if (query % 1_000 === 0 || query > 2 ** 18 - 4) seen.add(table.get(7));
    }
    expect([...seen]).toEqual([2]);
  });

  it('of an unused query are unknown to a later one with the same number', () => {
    let answer = 1;
    const table = new QueryTable(() => answer);
    table.begin();
    table.get(7);
    answer = 2;
    for (let query = 0; query < 2 ** 18 - 1; query++) table.begin();
    expect(table.get(7)).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { layOut, TODAY_PARTS } from './parts.ts';

type Parts = Parameters<typeof layOut>[0];

function today(rows: Partial<Record<(typeof TODAY_PARTS)[number], number>>): Parts {
  const parts = TODAY_PARTS.map((name) => [
    name,
    { total: rows[name] ?? 0, overdue: 0, items: Array(rows[name] ?? 0) },
  ]);
  return Object.fromEntries(parts) as Parts;
}

describe('the list of today', () => {
  it('leaves empty parts out and uses one column for one part', () => {
    expect(layOut(today({ interviews: 1 }))).toEqual([['interviews']]);
    expect(layOut(today({}))).toEqual([]);
  });

  it('keeps the pressing parts on top and the columns about even', () => {
    expect(layOut(today({ callBacks: 3, interviews: 1, newApplications: 2, followUps: 1 }))).toEqual([
      ['callBacks', 'followUps'],
      ['interviews', 'newApplications'],
    ]);
  });
});

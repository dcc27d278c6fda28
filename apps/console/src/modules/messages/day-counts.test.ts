import { describe, expect, it } from 'vitest';
import { countsOfDays } from './day-counts.ts';

describe('countsOfDays', () => {
  it('sums by what became of messages, newest day first', () => {
    expect(
      countsOfDays([
        { day: '2026-11-17', status: 'sent', count: 2 },
        { day: '2026-11-18', status: 'sent', count: 3 },
        { day: '2026-11-18', status: 'delivered', count: 4 },
        { day: '2026-11-18', status: 'dead', count: 1 },
        { day: '2026-11-18', status: 'unknown', count: 1 },
        { day: '2026-11-18', status: 'refused', count: 5 },
        { day: '2026-11-18', status: 'waiting', count: 6 },
      ]),
    ).toEqual([
      { day: '2026-11-18', sent: 7, held: 0, refused: 5, failed: 2, all: 20 },
      { day: '2026-11-17', sent: 2, held: 0, refused: 0, failed: 0, all: 2 },
    ]);
    expect(countsOfDays([])).toEqual([]);
  });
});

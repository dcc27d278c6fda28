import { describe, expect, it } from 'vitest';
import { sumOf } from './waiting-sums.ts';

const WAITING = [
  { item: 'interview.booked', total: 2, more: false, overdue: 1 },
  { item: 'application.new', total: 999, more: true, overdue: 0 },
  { item: 'follow_up.due', total: 5, more: false, overdue: 4 },
];
const PAGES: Readonly<Record<string, string>> = {
  'interview.booked': 'placements',
  'application.new': 'placements',
  'follow_up.due': 'follow-ups',
};
const sum = (...pages: string[]) => sumOf(WAITING, (item) => PAGES[item], pages);

describe('what waits on pages', () => {
  it('is added up, and says where counting stopped', () => {
    expect(sum('follow-ups')).toEqual({ total: 5, more: false, overdue: 4 });
    expect(sum('placements')).toEqual({ total: 1001, more: true, overdue: 1 });
    expect(sum('placements', 'follow-ups')).toEqual({ total: 1006, more: true, overdue: 5 });
  });

  it('is everything on the list of today, also what has no page of its own', () => {
    const other = { item: 'case.open', total: 1, more: false, overdue: 0 };
    expect(sumOf([...WAITING, other], (item) => PAGES[item], ['today', 'call-backs'])?.total).toBe(1007);
  });

  it('is nothing where nothing waits, or on no page', () => {
    expect(sum('review')).toBeNull();
    expect(
      sumOf([{ item: 'case.open', total: 1, more: false, overdue: 0 }], () => undefined, ['review']),
    ).toBeNull();
  });
});

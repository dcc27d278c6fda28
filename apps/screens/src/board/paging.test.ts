import { describe, expect, it } from 'vitest';
import { gridFor, pageOf } from './paging.ts';

describe('gridFor', () => {
  it('shows six vacancies on a television and six on a standing screen', () => {
    expect(gridFor(1880, 850, 36)).toEqual({ columns: 2, rows: 3 });
    expect(gridFor(1040, 1660, 36)).toEqual({ columns: 1, rows: 6 });
  });

  it('always shows at least one', () => {
    expect(gridFor(100, 50, 36)).toEqual({ columns: 1, rows: 1 });
  });
});

describe('pageOf', () => {
  const items = [1, 2, 3, 4, 5, 6, 7];

  it('cuts pages, the last one short', () => {
    expect(pageOf(items, 0, 3)).toEqual({ page: 0, pages: 3, items: [1, 2, 3] });
    expect(pageOf(items, 2, 3)).toEqual({ page: 2, pages: 3, items: [7] });
  });

  it('goes round at both ends', () => {
    expect(pageOf(items, 3, 3).page).toBe(0);
    expect(pageOf(items, -1, 3).page).toBe(2);
  });

  it('has one empty page without items', () => {
    expect(pageOf([], 4, 3)).toEqual({ page: 0, pages: 1, items: [] });
  });
});

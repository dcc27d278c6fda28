import { describe, expect, it } from 'vitest';
import { Remembered } from './remembered-facts.ts';

describe('cached facts', () => {
  it('are built once, and again after too many others', () => {
    const made: number[] = [];
    const squares = new Remembered((number) => {
      made.push(number);
      return number * number;
    });
    expect([squares.of(3), squares.of(3)]).toEqual([9, 9]);
    expect(made).toEqual([3]);
    for (let number = 0; number < 10_000; number++) expect(squares.of(number)).toBe(number * number);
    expect(squares.of(3)).toBe(9);
    expect(made.filter((number) => number === 3)).toHaveLength(2);
  });
});

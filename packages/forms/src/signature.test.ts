import { describe, expect, it } from 'vitest';
import { pointIn, polylineOf } from './signature.ts';

describe('a signature', () => {
  const box = { left: 20, top: 10, width: 500 };

  it('is kept in thousandths of the width, whatever the screen', () => {
    expect(pointIn(box, { clientX: 270, clientY: 60 })).toEqual([500, 100]);
    expect(pointIn(undefined, { clientX: 270, clientY: 60 })).toEqual([0, 0]);
  });

  it('ends at the edge where the finger leaves the field', () => {
    expect(pointIn(box, { clientX: 0, clientY: 900 })).toEqual([0, 300]);
    expect(pointIn(box, { clientX: 900, clientY: 0 })).toEqual([1000, 0]);
  });

  it('is drawn as pairs of points', () => {
    expect(polylineOf([1, 2, 3, 4])).toBe('1,2 3,4 ');
  });
});

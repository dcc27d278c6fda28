import { describe, expect, it } from 'vitest';
import { drawQr } from './qr.ts';

describe('drawQr', () => {
  it('draws the dark modules inside a quiet zone of four', () => {
    const dark = new Set(['0,0', '1,1']);
    const drawing = drawQr({ size: 2, get: (row, column) => dark.has(`${row},${column}`) });
    expect(drawing).toEqual({ path: 'M4 4h1v1h-1zM5 5h1v1h-1z', size: 10 });
  });
});

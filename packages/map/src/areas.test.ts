import { describe, expect, it } from 'vitest';
import { drawnAreas, labelsOf } from './areas.ts';
import type { Ground } from './types.ts';

const part = (code: string, lng: number, shape: Ground['outline'] = null): Ground['parts'][number] => ({
  code,
  name: `县${code}`,
  point: { lng, lat: 20, precision: 'seat' },
  shape,
});
const GROUND: Ground = {
  region: { code: '43', name: '湖南省', fullName: '湖南省' },
  point: { lng: 50, lat: 20 },
  outline: null,
  parts: [part('1', 20), part('2', 24), part('3', 200)],
  credits: [],
};
const SIZE = { width: 300, height: 100 };
const asPixel = ({ lng, lat }: { lng: number; lat: number }) => ({ x: lng, y: lat });

describe('divisions', () => {
  it('are named where there is room, those with a figure first', () => {
    const names = labelsOf(drawnAreas(GROUND, {}, asPixel), SIZE);
    expect(names.map(({ text }) => text)).toEqual(['县1', '县3']);
    const figures = labelsOf(drawnAreas(GROUND, { '2': { value: '12', share: 1 } }, asPixel), SIZE);
    expect(figures.map(({ text }) => text)).toEqual(['县2 12', '县3']);
  });

  it('are drawn by their boundary where there is one, and else as a dot', () => {
    const ring: [number, number][] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 0],
    ];
    const areas = drawnAreas({ ...GROUND, parts: [part('1', 20, [[ring]]), part('2', 200)] }, {}, asPixel);
    expect(areas[0]?.path).toBe('M0.0 0.0L10.0 0.0L10.0 10.0L0.0 0.0Z');
    expect(labelsOf(areas, SIZE).map(({ dot }) => dot)).toEqual([false, true]);
  });

  it('whose parts lie nowhere have a name of their own', () => {
    const parts = GROUND.parts.map((one) => ({ ...one, point: null }));
    const names = labelsOf(drawnAreas({ ...GROUND, parts }, {}, asPixel), SIZE);
    expect(names.map(({ text }) => text)).toEqual(['湖南省']);
  });
});
